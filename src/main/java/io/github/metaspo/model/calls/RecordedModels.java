package io.github.metaspo.model.calls;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelException.Kind;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.model.calls.limit.Limiter;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Source of the models of an offline run, whose replies should come from a recording. A model is opened only for a question without a reply;
 * if that fails, the missing reply is the cause, not a missing key.
 *
 * @param source of the models
 * @param recording name of the recording that was read; empty if there is none
 * @param proposal name of the recording that the suite could have
 */
public record RecordedModels(ModelSource source, Optional<String> recording, String proposal) implements ModelSource {

    private static final Set<Kind> CANNOT_BE_ASKED = Set.of(Kind.WRONG_KEY, Kind.UNAVAILABLE);

    private static final String RECORD = "mvn metaspo:evaluate metaspo:store -Dmetaspo.export";

    @Override
    public LanguageModel open(ModelSettings settings) throws ModelException, InterruptedException {
        try {
            return source.open(settings);
        } catch (ModelException e) {
            if (CANNOT_BE_ASKED.contains(e.kind())) {
                throw new ModelException(
                        e.kind(), missing() + " (here the model cannot be asked: " + e.getMessage() + ")", e);
            }
            throw e;
        }
    }

    private String missing() {
        return recording
                .map(file ->
                        "offline, and " + file + " lacks replies to this prompt: the prompt, the examples or the model"
                                + " changed since it was recorded, or it is a prompt of a search; record again where a key"
                                + " is: " + RECORD + " (=all for those of a search)")
                .orElse(
                        "offline, and replies to this prompt are neither stored nor recorded; record them where a key is:"
                                + " add recording: " + proposal + " to the suite, and run " + RECORD);
    }

    @Override
    public void check(ModelSettings settings) throws ModelException {
        source.check(settings);
    }

    @Override
    public Map<String, String> answerSettings(ModelSettings settings) throws ModelException {
        return source.answerSettings(settings);
    }

    @Override
    public boolean offline() {
        return source.offline();
    }

    @Override
    public Limiter limiter(ModelSettings settings) {
        return source.limiter(settings);
    }

    @Override
    public void notice(String sentence) {
        source.notice(sentence);
    }
}
