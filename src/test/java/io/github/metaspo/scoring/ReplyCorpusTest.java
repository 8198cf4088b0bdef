package io.github.metaspo.scoring;

import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Measures the error rate of scoring on typical replies of current models: false negatives and false positives. */
class ReplyCorpusTest {

    private static final double MOST_ERRORS = 0.01;

    @Test
    void ofTheCorpusLessThanOneInAHundredIsMisread() throws Exception {
        List<ReplyCorpus.Reply> replies = ReplyCorpus.read(
                "numbers.txt",
                "choices.txt",
                "marked.txt",
                "held-back.txt",
                "second-held-back.txt",
                "third-held-back.txt",
                "confusable.txt");
        assertThat(replies).hasSizeGreaterThan(590);
        assertThat(replies.stream().map(ReplyCorpus.Reply::family).distinct()).hasSizeGreaterThanOrEqualTo(10);
        assertThat(replies.stream().map(ReplyCorpus.Reply::language).distinct()).hasSizeGreaterThanOrEqualTo(9);
        ReplyCorpus.Errors errors = ReplyCorpus.errors(replies);
        System.out.println("Corpus of " + replies.size() + " replies: " + errors);
        assertThat(errors.falseNegativeRate()).as(errors.toString()).isLessThan(MOST_ERRORS);
        assertThat(errors.falsePositiveRate()).as(errors.toString()).isLessThan(MOST_ERRORS);
    }
}
