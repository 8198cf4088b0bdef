package io.github.metaspo.suite;

import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class NearestTest {

    private static final List<String> KNOWN = List.of("maxTokens", "timeout", "minScore", "env");

    @Test
    void aTypoFindsItsWord() {
        assertThat(Nearest.to("maxToken", KNOWN)).contains("maxTokens");
        assertThat(Nearest.to("minscore", KNOWN)).contains("minScore");
        assertThat(Nearest.to("evn", KNOWN)).contains("env");
    }

    @Test
    void aWordThatIsFarFromAllFindsNone() {
        assertThat(Nearest.to("colour", KNOWN)).isEmpty();
        assertThat(Nearest.to("xyz", KNOWN)).isEmpty();
    }
}
