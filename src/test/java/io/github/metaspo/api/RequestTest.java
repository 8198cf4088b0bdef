package io.github.metaspo.api;

import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RequestTest {

    private static final Message HELLO = Message.user("Hello");
    private static final Message REPLY = Message.assistant("What is it?");

    @Test
    void aConversationStandsBetweenSystemPromptAndQuestion() {
        Request request = new Request("Be kind.", List.of(HELLO, REPLY), "Rain?", 0);

        assertThat(request.messages()).containsExactly(Message.system("Be kind."), HELLO, REPLY, Message.user("Rain?"));
        assertThat(request.system()).isEqualTo("Be kind.");
        assertThat(request.earlier()).containsExactly(HELLO, REPLY);
        assertThat(request.user()).isEqualTo("Rain?");
        assertThat(request.conversation()).containsExactly(HELLO, REPLY, Message.user("Rain?"));
    }

    @Test
    void anEmptySystemPromptIsNone() {
        Request request = new Request("", "Rain?", 0);

        assertThat(request.messages()).containsExactly(Message.user("Rain?"));
        assertThat(request.system()).isEmpty();
        assertThat(request.earlier()).isEmpty();
    }

    @Test
    void whatNoServerTakesIsNoRequest() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Request(List.of(), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Request(List.of(HELLO, REPLY), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Request(List.of(Message.system("x")), 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Request(List.of(HELLO, Message.system("x"), HELLO), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Request(List.of(HELLO), -1));
    }
}
