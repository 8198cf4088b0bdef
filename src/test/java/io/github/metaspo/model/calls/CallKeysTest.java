package io.github.metaspo.model.calls;

import io.github.metaspo.api.Message;
import io.github.metaspo.api.Request;
import io.github.metaspo.api.RequestSettings;
import io.github.metaspo.api.RequestSettings.SystemRole;
import io.github.metaspo.evaluation.EvaluationFixtures;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

class CallKeysTest {

    private static final List<Message> EARLIER = List.of(Message.user("Hello"), Message.assistant("What is it?"));

    private final CallKeys keys = new CallKeys(EvaluationFixtures.model(1), Map.of());

    /** Computed by the version before there were conversations: what stores and recordings hold is still found. */
    @Test
    void theKeyOfAQuestionAloneIsTheOneThatStoresHold() {
        assertThat(key(new Request("Be kind.", "Rain?", 2)))
                .isEqualTo("81f2b5e6986b367d80e225ef4d0985ee705b789b142240466b390d58934ec8f8");
    }

    @Test
    void everyPartOfAConversationCounts() {
        assertThat(List.of(
                        key(new Request("Be kind.", EARLIER, "Rain?", 0)),
                        key(new Request("Be kind.", EARLIER, "Rain?", 1)),
                        key(new Request("Be kind.", "Rain?", 0)),
                        key(new Request("", EARLIER, "Rain?", 0)),
                        key(new Request("Be kind.", EARLIER.subList(0, 1), "Rain?", 0)),
                        key(new Request("Be kind.", List.of(EARLIER.get(1), EARLIER.get(0)), "Rain?", 0)),
                        key(new Request(
                                "Be kind.",
                                List.of(Message.assistant("Hello"), Message.assistant("What is it?")),
                                "Rain?",
                                0))))
                .doesNotHaveDuplicates();
    }

    @Test
    void whatIsSentBesideTheQuestionCountsUnlessItIsAKey() {
        List<RequestSettings> settings = List.of(
                RequestSettings.NONE,
                settings(OptionalDouble.of(0.5), List.of(), Optional.empty(), SystemRole.SYSTEM, Map.of()),
                settings(OptionalDouble.empty(), List.of("a, b"), Optional.empty(), SystemRole.SYSTEM, Map.of()),
                settings(OptionalDouble.empty(), List.of("a", "b"), Optional.empty(), SystemRole.SYSTEM, Map.of()),
                settings(OptionalDouble.empty(), List.of(), Optional.of("low"), SystemRole.SYSTEM, Map.of()),
                settings(OptionalDouble.empty(), List.of(), Optional.empty(), SystemRole.USER, Map.of()),
                settings(OptionalDouble.empty(), List.of(), Optional.empty(), SystemRole.SYSTEM, Map.of("X", "1")));

        assertThat(settings.stream().map(this::key)).doesNotHaveDuplicates();
        assertThat(key(settings(
                        OptionalDouble.empty(),
                        List.of(),
                        Optional.empty(),
                        SystemRole.SYSTEM,
                        Map.of("api-key", "${env.KEY}"))))
                .isEqualTo(key(RequestSettings.NONE));
    }

    private static RequestSettings settings(
            OptionalDouble topP,
            List<String> stop,
            Optional<String> effort,
            SystemRole role,
            Map<String, String> headers) {
        return new RequestSettings(topP, stop, effort, role, new TreeMap<>(headers), new TreeMap<>());
    }

    private String key(RequestSettings request) {
        return new CallKeys(EvaluationFixtures.model(1, request), Map.of())
                .of(new Request("", "Rain?", 0))
                .request();
    }

    private String key(Request request) {
        return keys.of(request).request();
    }
}
