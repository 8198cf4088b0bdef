package io.github.metaspo.goal.progress;

import io.github.metaspo.evaluation.Uninterrupted;

/** Background thread that updates the progress display every second, even if no reply arrives. Closing it ends the thread and waits for it. */
public final class Heartbeat implements AutoCloseable {

    private static final int PAUSE_MILLIS = 1_000;

    private final Console console;
    private final Progress progress;
    private final Thread thread;

    public Heartbeat(Console console, Progress progress) {
        this.console = console;
        this.progress = progress;
        this.thread = new Thread(this::beat, "metaspo-heartbeat");
        thread.setDaemon(true);
        thread.start();
    }

    private void beat() {
        try {
            while (true) {
                Thread.sleep(PAUSE_MILLIS);
                // the console limits how often it prints
                console.progress(progress);
            }
        } catch (InterruptedException e) {
            // the work is done
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        Uninterrupted.wait(thread::join);
    }
}
