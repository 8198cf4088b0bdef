package io.github.metaspo.model;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TokenCountTest {

    private final TokenCount tokens = new TokenCount();

    @Test
    void tokensAreThoseOfO200kBase() {
        assertThat(tokens.of("")).isZero();
        assertThat(tokens.of("You are a helpful assistant.")).isEqualTo(6);
    }

    @Test
    void whatLooksLikeAControlTokenIsText() {
        assertThat(tokens.of("<|endoftext|>")).isGreaterThan(1);
    }
}
