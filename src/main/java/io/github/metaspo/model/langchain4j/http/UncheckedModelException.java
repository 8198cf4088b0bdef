package io.github.metaspo.model.langchain4j.http;

import io.github.metaspo.api.ModelException;

/** Carries an explained failure through LangChain4j, which knows no checked exceptions. */
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
