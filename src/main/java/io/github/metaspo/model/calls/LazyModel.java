package io.github.metaspo.model.calls;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Request;
import org.jspecify.annotations.Nullable;

import java.util.concurrent.locks.ReentrantLock;

/**
 * Lazy decorator: opens a model on the first request, so that a run answered from the store needs neither key nor
 * server.
 */
final class LazyModel implements LanguageModel {

    /** Opens the model. */
    @FunctionalInterface
    interface Opening {
        LanguageModel open() throws ModelException, InterruptedException;
    }

    private final Opening opening;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable LanguageModel model;

    LazyModel(Opening opening) {
        this.opening = opening;
    }

    @Override
    public Reply reply(Request request) throws ModelException, InterruptedException {
        LanguageModel opened = model;
        return (opened == null ? opened() : opened).reply(request);
    }

    private LanguageModel opened() throws ModelException, InterruptedException {
        lock.lockInterruptibly();
        try {
            LanguageModel opened = model;
            if (opened == null) {
                opened = opening.open();
                model = opened;
            }
            return opened;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        LanguageModel opened = model;
        if (opened != null) {
            opened.close();
        }
    }
}
