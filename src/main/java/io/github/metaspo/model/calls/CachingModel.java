package io.github.metaspo.model.calls;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Request;
import io.github.metaspo.model.UntrustedText;
import io.github.metaspo.model.calls.store.CallKey;
import io.github.metaspo.model.calls.store.StoredReply;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;

/** Caching decorator: serves stored replies, stores new ones, and coalesces concurrent identical requests. */
final class CachingModel implements LanguageModel {

    private final LanguageModel model;
    private final BiConsumer<Request, Reply> storedReplies;
    private final String label;
    private final CallKeys keys;
    private final ReplyCache cache;
    private final SingleFlight singleFlight;
    private final Clock clock;
    private final Map<CallKey, CompletableFuture<Reply>> underWay = new ConcurrentHashMap<>();

    /**
     * @param storedReplies receives each reply that needed no call
     * @param label {@code provider/name} of the model
     */
    CachingModel(
            LanguageModel model,
            BiConsumer<Request, Reply> storedReplies,
            String label,
            CallKeys keys,
            ReplyCache cache,
            SingleFlight singleFlight,
            Clock clock) {
        this.model = model;
        this.storedReplies = storedReplies;
        this.label = label;
        this.keys = keys;
        this.cache = cache;
        this.singleFlight = singleFlight;
        this.clock = clock;
    }

    @Override
    public Reply reply(Request request) throws ModelException, InterruptedException {
        CallKey key = keys.of(request);
        while (true) {
            CompletableFuture<Reply> own = new CompletableFuture<>();
            CompletableFuture<Reply> pending = underWay.putIfAbsent(key, own);
            if (pending == null) {
                return answer(key, request, own);
            }
            Optional<Reply> reply = await(pending);
            if (reply.isPresent()) {
                storedReplies.accept(request, reply.get());
                return reply.get();
            }
        }
    }

    private Reply answer(CallKey key, Request request, CompletableFuture<Reply> result)
            throws ModelException, InterruptedException {
        try {
            Optional<Reply> earlier = earlier(key);
            if (earlier.isPresent()) {
                storedReplies.accept(request, earlier.get());
            }
            Reply reply = earlier.isPresent() ? earlier.get() : ask(key, request);
            result.complete(reply);
            return reply;
        } catch (ModelException e) {
            result.completeExceptionally(e);
            throw e;
        } finally {
            underWay.remove(key, result);
            result.cancel(false);
        }
    }

    private Optional<Reply> earlier(CallKey key) throws ModelException, InterruptedException {
        Optional<Reply> reply = cache.find(key);
        return reply.isPresent() ? reply : singleFlight.await(key);
    }

    private Reply ask(CallKey key, Request request) throws ModelException, InterruptedException {
        boolean saved = false;
        try {
            Reply reply = storable(model.reply(request));
            cache.save(new StoredReply(key, label, clock.instant(), reply));
            saved = true;
            return reply;
        } finally {
            if (!saved) {
                singleFlight.giveUp(key);
            }
        }
    }

    /** Returns the reply to another thread's call, or empty if that thread was interrupted. */
    private static Optional<Reply> await(CompletableFuture<Reply> pending) throws ModelException, InterruptedException {
        try {
            return Optional.of(pending.get());
        } catch (CancellationException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ModelException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /**
     * Replaces the characters that databases cannot store, so that a new reply equals the stored one. The model name
     * that the server reports is written to committed files, so its hidden characters are escaped.
     */
    private static Reply storable(Reply reply) {
        return new Reply(
                storable(reply.text()),
                storable(reply.thinking()),
                reply.cut(),
                reply.usage(),
                UntrustedText.inline(reply.model()));
    }

    private static String storable(String text) {
        String whole = StandardCharsets.UTF_8.newEncoder().canEncode(text)
                ? text
                : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return whole.replace('\0', '\ufffd');
    }

    @Override
    public void close() {
        model.close();
    }
}
