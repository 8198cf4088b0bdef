package io.github.metaspo.lock;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.Location;
import io.github.metaspo.api.Message;
import io.github.metaspo.suite.Extraction;
import io.github.metaspo.suite.MetricSettings;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class FingerprintsTest {

    private static final Location PLACE = new Location(Path.of("review.yaml"), 1, 1);

    /** Changes with the rules of the text extraction, and not because examples may have conversations. */
    @Test
    void theFingerprintOfExamplesWithoutAConversationIsTheOneThatLocksHold() {
        assertThat(contents(List.of())).isEqualTo("ebbbd64cb81a4f4108d67b86b1b85c0a");
    }

    @Test
    void everyEarlierMessageCounts() {
        assertThat(List.of(
                        contents(List.of()),
                        contents(List.of(Message.user("Hello"))),
                        contents(List.of(Message.assistant("Hello"))),
                        contents(List.of(Message.user("Hello"), Message.assistant("Hi")))))
                .doesNotHaveDuplicates();
    }

    private static String contents(List<Message> earlier) {
        Task task = new Task(
                "weather",
                Task.Role.TRAIN,
                new UserPrompt("{question}"),
                List.of(),
                List.of(new Example("1", "Rain?", List.of("no"), List.of(), Map.of(), earlier)),
                new Extraction.Text(),
                new MetricSettings("accuracy", Map.of(), PLACE),
                1,
                Optional.empty(),
                1,
                PLACE);
        return Fingerprints.contents(task, "accuracy 1");
    }
}
