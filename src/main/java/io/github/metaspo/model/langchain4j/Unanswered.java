package io.github.metaspo.model.langchain4j;

import io.github.metaspo.model.ModelException;

/** Carries an explained failure through LangChain4j, which knows no checked exceptions. */
final class Unanswered extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ModelException explained;

    Unanswered(ModelException explained) {
        super(explained.getMessage(), null, false, false);
        this.explained = explained;
    }

    ModelException explained() {
        return explained;
    }
}
