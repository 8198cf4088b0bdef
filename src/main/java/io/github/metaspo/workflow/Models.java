package io.github.metaspo.workflow;

import io.github.metaspo.model.ModelException;
import io.github.metaspo.model.calls.CallPolicy;
import io.github.metaspo.model.calls.ModelRun;
import io.github.metaspo.suite.Suite;

/** Where workflows get the models that suites ask for. */
@FunctionalInterface
public interface Models {

    /**
     * Begins a run over one suite; whoever begins it closes it.
     *
     * @throws ModelException when the run cannot keep what it is told
     */
    ModelRun begin(Suite suite, CallPolicy policy) throws ModelException;
}
