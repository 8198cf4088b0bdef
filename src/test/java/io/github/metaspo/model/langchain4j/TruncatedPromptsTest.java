package io.github.metaspo.model.langchain4j;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TruncatedPromptsTest {

    private final TruncatedPrompts receipts = new TruncatedPrompts();

    @Test
    void aCountThatIsFarBelowOursMeansThatTheRestWasDropped() {
        assertThat(receipts.problem(6_000, 2_050)).contains("it read 2,050 tokens of a prompt of about 6,000");
        assertThat(receipts.problem(6_000, 4_500)).isEmpty();
    }

    @Test
    void shortPromptsFitIntoAnyContext() {
        assertThat(receipts.problem(500, 20)).isEmpty();
    }

    @Test
    void equalCountsOfUnequalPromptsMeanThatTheyWereCut() {
        for (int i = 0; i < 7; i++) {
            assertThat(receipts.problem(1_000 + 100 * i, 2_050)).isEmpty();
        }
        assertThat(receipts.problem(1_900, 2_050))
                .contains("it read 2,050 tokens of each of 8 prompts in a row, which have about 1,000 to 1,900");
    }

    @Test
    void equalCountsOfEqualPromptsMeanNothing() {
        for (int i = 0; i < 100; i++) {
            assertThat(receipts.problem(1_500, 1_600)).isEmpty();
        }
    }
}
