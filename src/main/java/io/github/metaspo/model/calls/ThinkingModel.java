package io.github.metaspo.model.calls;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Request;
import io.github.metaspo.model.Thinking;

import java.util.concurrent.atomic.LongAdder;

/**
 * Keeps what a model thinks apart from what it answers, for all who ask; what is stored is what was received. Counts replies
 * whose text is empty although the server tells what was thought.
 */
final class ThinkingModel implements LanguageModel {

    private final LanguageModel model;
    private final LongAdder onlyThought;

    ThinkingModel(LanguageModel model, LongAdder onlyThought) {
        this.model = model;
        this.onlyThought = onlyThought;
    }

    @Override
    public Reply reply(Request request) throws ModelException, InterruptedException {
        Reply reply = model.reply(request);
        if (reply.text().isBlank() && !reply.thinking().isBlank() && !reply.cut()) {
            onlyThought.increment();
        }
        return Thinking.apart(reply);
    }

    @Override
    public void close() {
        model.close();
    }
}
