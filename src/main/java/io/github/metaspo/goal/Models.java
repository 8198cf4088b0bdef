package io.github.metaspo.goal;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.model.calls.CallPolicy;
import io.github.metaspo.model.calls.ModelSession;
import io.github.metaspo.suite.Suite;

/** A factory for the models that suites ask for. */
@FunctionalInterface
public interface Models {

    /**
     * Begins a run over one suite; whoever begins it closes it.
     *
     * @throws ModelException when the run cannot keep what it is told
     */
    ModelSession begin(Suite suite, CallPolicy policy) throws ModelException;
}
