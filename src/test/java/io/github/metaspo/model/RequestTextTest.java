package io.github.metaspo.model;

import io.github.metaspo.GoldenFiles;
import io.github.metaspo.api.Message;
import io.github.metaspo.api.Request;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class RequestTextTest {

    @Test
    void aMessageAloneIsTheText() {
        assertThat(RequestText.of(new Request("", "What is 2 + 2?\n", 0))).isEqualTo("What is 2 + 2?\n");
    }

    @Test
    void theSystemPromptStandsFirstAndEarlierMessagesInTags() {
        List<Message> earlier = List.of(Message.user("Hello\nthere"), Message.assistant("Hi."));

        GoldenFiles.assertEqual(
                "model/request.txt", RequestText.of(new Request("You help.", earlier, "What is 2 + 2?", 0)));
    }
}
