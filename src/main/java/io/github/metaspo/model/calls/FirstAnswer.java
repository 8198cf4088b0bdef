package io.github.metaspo.model.calls;

/** Whether a model has answered any call yet, and whether a call under way may still be the first. */
final class FirstAnswer {

    private boolean arrived;
    private int underWay;

    /** A call begins; it ends with {@link #leave}. */
    synchronized void enter() {
        underWay++;
    }

    synchronized void leave() {
        underWay--;
        notifyAll();
    }

    /** A call was answered. */
    synchronized void arrived() {
        arrived = true;
        notifyAll();
    }

    /**
     * Waits, within a call, until there is an answer or no other call is under way that does not wait here, too.
     *
     * @return whether there is an answer
     */
    synchronized boolean await() throws InterruptedException {
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
