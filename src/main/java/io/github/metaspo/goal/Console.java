package io.github.metaspo.goal;

/** The output of a goal for its user. */
public interface Console {

    /** A line worth reading in every run. */
    void info(String line);

    /** A line that asks for attention. */
    void warn(String line);

    /** How far the work under way is; shown as the terminal allows, so call it as often as you like. */
    void progress(Progress progress);
}
