package io.github.metaspo.resilience;

import io.github.metaspo.goal.progress.Console;
import io.github.metaspo.goal.progress.Progress;

/** Prints for whoever reads the log of a test that failed. */
final class Printing implements Console {

    @Override
    public void info(String line) {
        System.out.println(line);
    }

    @Override
    public void warn(String line) {
        System.out.println(line);
    }

    @Override
    public void progress(Progress progress) {}
}
