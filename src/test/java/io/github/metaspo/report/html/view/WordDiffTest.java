package io.github.metaspo.report.html.view;

import io.github.metaspo.report.html.view.WordDiff.Kind;
import io.github.metaspo.report.html.view.WordDiff.Segment;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

class WordDiffTest {

    @Test
    void aChangedPhraseIsOneChange() {
        assertThat(WordDiff.of("You are a kind helper.", "You take great care, helper."))
                .containsExactly(
                        new Segment(Kind.SAME, "You "),
                        new Segment(Kind.GONE, "are a kind"),
                        new Segment(Kind.NEW, "take great care,"),
                        new Segment(Kind.SAME, " helper."));
    }

    @Test
    void equalTextsHaveNoChange() {
        assertThat(WordDiff.of("Same.", "Same.")).containsExactly(new Segment(Kind.SAME, "Same."));
        assertThat(WordDiff.of("", "")).isEmpty();
    }

    @Test
    void longTextsAreComparedByLine() {
        String line = "word ".repeat(30) + "\n";
        List<Segment> segments = WordDiff.of(line.repeat(200) + "old\n", line.repeat(200) + "new\n");
        assertThat(segments)
                .containsExactly(
                        new Segment(Kind.SAME, line.repeat(200)),
                        new Segment(Kind.GONE, "old\n"),
                        new Segment(Kind.NEW, "new\n"));
    }

    /** Nothing of the new text is lost; white space of the old one may be. */
    @Property(tries = 200)
    void theNewTextIsWhatIsNotGone(@ForAll String before, @ForAll String after) {
        assertThat(joined(WordDiff.of(before, after), Kind.GONE)).isEqualTo(after);
    }

    private static String joined(List<Segment> segments, Kind without) {
        return segments.stream()
                .filter(segment -> segment.kind() != without)
                .map(Segment::text)
                .collect(Collectors.joining());
    }
}
