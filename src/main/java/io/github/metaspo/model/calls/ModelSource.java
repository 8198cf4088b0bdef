package io.github.metaspo.model.calls;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.model.calls.limit.Limiter;

import java.util.Map;

/** Source of the models of a run. */
public interface ModelSource {

    /** Opens a model, which the caller has to close. */
    LanguageModel open(ModelSettings settings) throws ModelException, InterruptedException;

    /** Checks what can be known about a model before it is opened. */
    void check(ModelSettings settings) throws ModelException;

    /** Returns the provider-specific settings that affect answers, by name. */
    Map<String, String> answerSettings(ModelSettings settings) throws ModelException;

    /** Returns whether only models on this machine may be called. */
    boolean offline();

    /** Returns the limiter that all callers of this model in one build share. */
    Limiter limiter(ModelSettings settings);

    /** Prints a sentence, given without a full stop, to the user at once. */
    void notice(String sentence);
}
