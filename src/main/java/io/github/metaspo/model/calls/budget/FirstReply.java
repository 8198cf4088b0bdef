package io.github.metaspo.model.calls.budget;

/** Whether a model has answered any call yet, and whether a call under way may still be the first. */
public final class FirstReply {

    private boolean arrived;
    private int underWay;

    /** A call begins; it ends with {@link #leave}. */
    public synchronized void enter() {
        underWay++;
    }

    public synchronized void leave() {
        underWay--;
        notifyAll();
    }

    /** A call was answered. */
    public synchronized void arrived() {
        arrived = true;
        notifyAll();
    }

    /**
     * Waits, within a call, until there is an answer or no other call is under way that does not wait here, too.
     *
     * @return whether there is an answer
     */
    public synchronized boolean await() throws InterruptedException {
        leave();
        try {
            while (!arrived && underWay > 0) {
                wait();
            }
            return arrived;
        } finally {
            enter();
        }
    }
}
