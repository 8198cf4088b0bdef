package io.github.metaspo.workflow;

import io.github.metaspo.model.LanguageModel;
import io.github.metaspo.model.ModelException;
import io.github.metaspo.suite.ModelSettings;

/** Opens the models that suites ask for. */
@FunctionalInterface
public interface Models {

    /** Opens a model; whoever asks for it closes it. */
    LanguageModel open(ModelSettings settings) throws ModelException, InterruptedException;
}
