package io.github.metaspo.model.calls;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.model.calls.limit.Limiter;

import java.util.Map;

/** Where a run has its models from. */
public interface ModelSource {

    /** Opens a model; whoever asks for it closes it. */
    LanguageModel open(ModelSettings settings) throws ModelException, InterruptedException;

    /** The settings that only its provider knows and that answers depend on, by name. */
    Map<String, String> answerSettings(ModelSettings settings) throws ModelException;

    /** Whether only models of this machine may be asked. */
    boolean offline();

    /** The limiter that all who ask this model in one build share. */
    Limiter limiter(ModelSettings settings);

    /** Tells the user, at once, a sentence without a full stop. */
    void notice(String sentence);
}
