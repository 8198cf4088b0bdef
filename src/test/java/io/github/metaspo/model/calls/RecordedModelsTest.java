package io.github.metaspo.model.calls;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelException.Kind;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.evaluation.EvaluationFixtures;
import io.github.metaspo.evaluation.ScriptedModel;
import io.github.metaspo.model.calls.limit.Limiter;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RecordedModelsTest {

    private static final ModelSettings MODEL = EvaluationFixtures.model(1);

    private final FakeModels source = new FakeModels(new ScriptedModel(request -> "0"));

    @Test
    void aRecordingThatLacksThePromptIsNamedInsteadOfTheMissingKeyAlone() {
        assertThatThrownBy(() -> models(Kind.WRONG_KEY, Optional.of("review.recording.jsonl"))
                        .open(MODEL))
                .hasMessage("offline, and review.recording.jsonl lacks replies to this prompt: the prompt, the"
                        + " examples or the model changed since it was recorded, or it is a prompt of a search; record"
                        + " again where a key is: mvn metaspo:evaluate metaspo:store -Dmetaspo.export (=all for those of a"
                        + " search) (here the model cannot be asked: there is no key in X)");
    }

    @Test
    void withoutARecordingItIsSaidHowToMakeOne() {
        assertThatThrownBy(() -> models(Kind.UNAVAILABLE, Optional.empty()).open(MODEL))
                .hasMessageStartingWith(
                        "offline, and replies to this prompt are neither stored nor recorded; record them"
                                + " where a key is: add recording: mail.recording.jsonl to the suite, and run mvn metaspo:evaluate"
                                + " metaspo:store -Dmetaspo.export (here");
    }

    @Test
    void anyOtherFailureStaysWhatItIs() {
        assertThatThrownBy(() -> models(Kind.UNREACHABLE, Optional.empty()).open(MODEL))
                .hasMessage("there is no key in X");
    }

    private ModelSource models(Kind kind, Optional<String> recording) {
        return new RecordedModels(failing(kind), recording, "mail.recording.jsonl");
    }

    private ModelSource failing(Kind kind) {
        return new ModelSource() {
            @Override
            public LanguageModel open(ModelSettings settings) throws ModelException {
                throw new ModelException(kind, "there is no key in X");
            }

            @Override
            public void check(ModelSettings settings) {}

            @Override
            public Map<String, String> answerSettings(ModelSettings settings) {
                return Map.of();
            }

            @Override
            public boolean offline() {
                return true;
            }

            @Override
            public Limiter limiter(ModelSettings settings) {
                return source.limiter(settings);
            }

            @Override
            public void notice(String sentence) {}
        };
    }
}
