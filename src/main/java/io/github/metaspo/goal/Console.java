package io.github.metaspo.goal;

/** User-facing output of a goal. */
public interface Console {

    /** Logs a line at info level. */
    void info(String line);

    /** Logs a warning. */
    void warn(String line);

    /** Shows the progress of a running task. Implementations limit the output rate, so it may be called for every reply. */
    void progress(Progress progress);
}
