package io.github.metaspo.model.calls;

import io.github.metaspo.api.Message;
import io.github.metaspo.api.Request;
import io.github.metaspo.evaluation.ScriptedModel;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class MergedSystemModelTest {

    private static Request sent(Request request) throws Exception {
        ScriptedModel model = new ScriptedModel(asked -> "yes");
        try (MergedSystemModel merged = new MergedSystemModel(model)) {
            merged.reply(request);
        }
        return model.requests().get(0);
    }

    @Test
    void theSystemPromptGoesInFrontOfTheFirstMessageOfTheUser() throws Exception {
        assertThat(sent(new Request("Be kind.", "Rain?", 3))).isEqualTo(new Request("", "Be kind.\n\nRain?", 3));
        assertThat(sent(new Request("Be kind.", List.of(Message.user("Hello"), Message.assistant("Well?")), "Rain?", 0))
                        .messages())
                .containsExactly(Message.user("Be kind.\n\nHello"), Message.assistant("Well?"), Message.user("Rain?"));
    }

    @Test
    void aConversationThatTheAssistantBeginsGetsAMessageInFrontOfIt() throws Exception {
        assertThat(sent(new Request("Be kind.", List.of(Message.assistant("Welcome!")), "Rain?", 0))
                        .messages())
                .containsExactly(Message.user("Be kind."), Message.assistant("Welcome!"), Message.user("Rain?"));
    }

    @Test
    void aRequestWithoutSystemPromptStaysAsItIs() throws Exception {
        assertThat(sent(new Request("", "Rain?", 0))).isEqualTo(new Request("", "Rain?", 0));
    }
}
