package io.github.metaspo.model.llama.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Runs programs of this machine. */
interface CommandRunner {

    /**
     * Runs a program to its end.
     *
     * @param folder that it runs in
     * @throws IOException when it cannot be started
     */
    Outcome run(List<String> command, Path folder) throws IOException, InterruptedException;

    /**
     * How a program ended.
     *
     * @param output what it wrote, errors included
     */
    record Outcome(int exitCode, String output) {}
}
