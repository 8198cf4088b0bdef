package io.github.metaspo.evaluation;

/** Waits that an interruption does not cut short: a thread that ends work of others must not leave before it has ended. */
public final class Uninterrupted {

    private Uninterrupted() {}

    /** A wait that ends by itself. */
    @FunctionalInterface
    public interface Wait {
        void await() throws InterruptedException;
    }

    /** Waits to the end. If this thread is interrupted meanwhile, it is marked as interrupted afterwards. */
    public static void wait(Wait wait) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    wait.await();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
