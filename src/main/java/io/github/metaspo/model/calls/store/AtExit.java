package io.github.metaspo.model.calls.store;

/** Shutdown hook that runs while this is open, for example at Ctrl-C. */
final class AtExit implements AutoCloseable {

    private final Thread hook;

    AtExit(Runnable work) {
        this.hook = new Thread(work, "metaspo-store-exit");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the JVM is already shutting down, so nothing more will be saved
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the JVM is shutting down and runs the hook
        }
    }
}
