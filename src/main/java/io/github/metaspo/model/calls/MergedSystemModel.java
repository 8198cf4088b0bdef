package io.github.metaspo.model.calls;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Request;

/** Asks a model without a system role: the system prompt goes in front of the first message of the user. */
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
