package io.github.metaspo.model;

import io.github.metaspo.api.Message;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class TokenCountTest {

    private final TokenCount tokens = new TokenCount();

    @Test
    void messagesCountAsMuchAsTheirTexts() {
        assertThat(new TokenCount().of(List.of(Message.user("one two"), Message.assistant("three"))))
                .isEqualTo(3);
    }

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
