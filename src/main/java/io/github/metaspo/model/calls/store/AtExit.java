package io.github.metaspo.model.calls.store;

/** Has something done when the JVM ends while this is open, as it does at Ctrl-C. */
final class AtExit implements AutoCloseable {

    private final Thread hook;

    AtExit(Runnable work) {
        this.hook = new Thread(work, "metaspo-store-exit");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            // it is ending already: nobody will save anything any more
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // it is ending, and the work is being done
        }
    }
}
