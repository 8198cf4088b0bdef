package io.github.metaspo.model.calls.budget;

/** Tracks whether a model has answered any call yet, and whether a call in progress may still be the first. */
public final class FirstReply {

    private boolean arrived;
    private int inProgress;

    /** Records that a call begins; {@link #leave} records its end. */
    public synchronized void enter() {
        inProgress++;
    }

    public synchronized void leave() {
        inProgress--;
        notifyAll();
    }

    /** Records that a call was answered. */
    public synchronized void arrived() {
        arrived = true;
        notifyAll();
    }

    /**
     * Waits, within a call, until some call has been answered, or until all calls in progress are waiting here.
     *
     * @return whether a call has been answered
     */
    public synchronized boolean await() throws InterruptedException {
        leave();
        try {
            while (!arrived && inProgress > 0) {
                wait();
            }
            return arrived;
        } finally {
            enter();
        }
    }
}
