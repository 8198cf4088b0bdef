package io.github.metaspo.goal.progress;

/** User-facing output of a goal. */
public interface Console {

    /** Logs a line at info level. */
    void info(String line);

    /** Logs a line that only a user who asked for every step wants to see, for example a round of a search that improved nothing. */
    default void detail(String line) {}

    /** Logs a warning. */
    void warn(String line);

    /** Shows the progress of a running task. Implementations limit the output rate, so it may be called for every reply. */
    void progress(Progress progress);
}
