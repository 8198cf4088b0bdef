package io.github.metaspo.model.calls;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Request;

/** Decorator for models without a system role: puts the system prompt in front of the first user message. */
final class MergedSystemModel implements LanguageModel {

    private final LanguageModel model;

    MergedSystemModel(LanguageModel model) {
        this.model = model;
    }

    @Override
    public Reply reply(Request request) throws ModelException, InterruptedException {
        return model.reply(request.withoutSystem());
    }

    @Override
    public void close() {
        model.close();
    }
}
