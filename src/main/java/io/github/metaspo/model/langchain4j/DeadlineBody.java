package io.github.metaspo.model.langchain4j;

import org.jspecify.annotations.Nullable;

import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;

/** A body that has to be there in time; the JDK's own timeout ends with the head of a response. */
final class DeadlineBody implements BodySubscriber<byte[]> {

    private final BodySubscriber<byte[]> body = BodySubscribers.ofByteArray();
    private final long deadline;
    private volatile Flow.@Nullable Subscription subscription;

    /**
     * A body.
     *
     * @param deadline in the time of {@link System#nanoTime()}
     */
    DeadlineBody(long deadline) {
        this.deadline = deadline;
    }

    /** Fails with a {@link java.util.concurrent.TimeoutException} past the deadline, and then closes the connection. */
    @Override
    public CompletionStage<byte[]> getBody() {
        return body.getBody()
                .toCompletableFuture()
                .orTimeout(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)
                .whenComplete((bytes, failure) -> {
                    Flow.Subscription open = subscription;
                    if (failure != null && open != null) {
                        open.cancel();
                    }
                });
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        this.subscription = subscription;
        body.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> item) {
        body.onNext(item);
    }

    @Override
    public void onError(Throwable throwable) {
        body.onError(throwable);
    }

    @Override
    public void onComplete() {
        body.onComplete();
    }
}
