package io.github.metaspo.goal;

import io.github.metaspo.goal.progress.Console;
import io.github.metaspo.goal.progress.Progress;

import java.util.ArrayList;
import java.util.List;

/** Fake console that records its lines. */
public final class RecordingConsole implements Console {

    private final List<String> lines = new ArrayList<>();
    private final boolean verbose;

    /** A console that leaves out details. */
    public RecordingConsole() {
        this(false);
    }

    /** @param verbose whether details are recorded, too */
    public RecordingConsole(boolean verbose) {
        this.verbose = verbose;
    }

    @Override
    public void info(String line) {
        lines.add(line);
    }

    @Override
    public void detail(String line) {
        if (verbose) {
            lines.add(line);
        }
    }

    @Override
    public void warn(String line) {
        lines.add("WARN " + line);
    }

    @Override
    public void progress(Progress progress) {}

    /** Forgets all lines. */
    public void clear() {
        lines.clear();
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }
}
