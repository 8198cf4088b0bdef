package io.github.metaspo.model.calls;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Request;
import io.github.metaspo.model.Thinking;

import java.util.concurrent.atomic.LongAdder;

/**
 * Decorator that separates a model's thinking from its answer. It wraps the cache, so the store keeps replies as they
 * were received. Counts replies that have thinking but no text.
 */
final class ThinkingModel implements LanguageModel {

    private final LanguageModel model;
    private final LongAdder thinkingOnly;

    ThinkingModel(LanguageModel model, LongAdder thinkingOnly) {
        this.model = model;
        this.thinkingOnly = thinkingOnly;
    }

    @Override
    public Reply reply(Request request) throws ModelException, InterruptedException {
        Reply reply = model.reply(request);
        if (reply.text().isBlank() && !reply.thinking().isBlank() && !reply.cut()) {
            thinkingOnly.increment();
        }
        return Thinking.apart(reply);
    }

    @Override
    public void close() {
        model.close();
    }
}
