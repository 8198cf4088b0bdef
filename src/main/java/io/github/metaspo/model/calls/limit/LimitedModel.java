package io.github.metaspo.model.calls.limit;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelException.Kind;
import io.github.metaspo.api.ModelSettings.Rate;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Request;

/** Decorator that waits for the model's limiter before each call. */
public final class LimitedModel implements LanguageModel {

    private static final int CHARACTERS_PER_TOKEN = 4;

    private final LanguageModel model;
    private final Limiter limiter;
    private final int concurrency;
    private final Rate rate;

    /**
     * @param concurrency maximum number of concurrent calls, above 0
     */
    public LimitedModel(LanguageModel model, Limiter limiter, int concurrency, Rate rate) {
        this.model = model;
        this.limiter = limiter;
        this.concurrency = concurrency;
        this.rate = rate;
    }

    @Override
    public Reply reply(Request request) throws ModelException, InterruptedException {
        try (Limiter.Permit permit = limiter.acquire(concurrency, rate, estimate(request))) {
            try {
                Reply reply = model.reply(request);
                permit.succeeded(reply.usage().input() + reply.usage().output());
                return reply;
            } catch (ModelException e) {
                // an overloaded server answers 429, or lets calls time out
                if (e.kind() == Kind.RATE_LIMITED || e.kind() == Kind.TIMED_OUT) {
                    permit.rateLimited();
                }
                throw e;
            }
        }
    }

    /** Estimates the tokens of the prompt only; those of the answer are known afterwards. */
    private static long estimate(Request request) {
        return request.messages().stream()
                        .mapToLong(message -> message.text().length())
                        .sum()
                / CHARACTERS_PER_TOKEN;
    }

    @Override
    public void close() {
        model.close();
    }
}
