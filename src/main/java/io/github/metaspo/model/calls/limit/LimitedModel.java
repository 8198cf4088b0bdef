package io.github.metaspo.model.calls.limit;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelException.Kind;
import io.github.metaspo.api.ModelSettings.Rate;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Request;

/** Asks only when the model's limiter has room. */
public final class LimitedModel implements LanguageModel {

    private static final int CHARACTERS_A_TOKEN = 4;

    private final LanguageModel model;
    private final Limiter limiter;
    private final int concurrency;
    private final Rate rate;

    /**
     * @param concurrency calls under way at once, above 0
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
                // a server that has too much to do at once says so, or lets calls wait
                if (e.kind() == Kind.RATE_LIMITED || e.kind() == Kind.TIMED_OUT) {
                    permit.rateLimited();
                }
                throw e;
            }
        }
    }

    /** Of the prompt alone; what the answer takes is known when it is there. */
    private static long estimate(Request request) {
        return request.messages().stream()
                        .mapToLong(message -> message.text().length())
                        .sum()
                / CHARACTERS_A_TOKEN;
    }

    @Override
    public void close() {
        model.close();
    }
}
