package io.github.metaspo.model;

/** Shutdown hook that runs while this is open, for example at Ctrl-C. */
public final class AtExit implements AutoCloseable {

    private final Thread hook;
    private final boolean tooLate;

    /**
     * @param name name of the hook's thread
     */
    public AtExit(String name, Runnable work) {
        this.hook = new Thread(work, name);
        boolean exiting = false;
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            exiting = true;
        }
        this.tooLate = exiting;
    }

    /** Returns whether the JVM was already shutting down, so that the hook never runs. */
    public boolean isTooLate() {
        return tooLate;
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
