package io.github.metaspo.model.langchain4j.http;

import io.github.metaspo.api.ModelException;

/**
 * Unchecked wrapper that carries a {@link ModelException} through LangChain4j, which declares no checked exceptions.
 */
public final class UncheckedModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ModelException explained;

    UncheckedModelException(ModelException explained) {
        super(explained.getMessage(), null, false, false);
        this.explained = explained;
    }

    public ModelException explained() {
        return explained;
    }
}
