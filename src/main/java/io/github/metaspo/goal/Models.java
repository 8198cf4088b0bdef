package io.github.metaspo.goal;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.model.calls.CallPolicy;
import io.github.metaspo.model.calls.ModelSession;
import io.github.metaspo.suite.Suite;

/** Factory for the model sessions of a goal. */
@FunctionalInterface
public interface Models {

    /**
     * Begins a session for one suite. The caller closes it.
     *
     * @throws ModelException if the store or the recording cannot be opened
     */
    ModelSession begin(Suite suite, CallPolicy policy) throws ModelException;
}
