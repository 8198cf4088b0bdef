package io.github.metaspo.model.llama.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Runs external programs. */
interface CommandRunner {

    /**
     * Runs a program to its end.
     *
     * @param folder working directory of the program
     * @throws IOException if the program cannot be started
     */
    Outcome run(List<String> command, Path folder) throws IOException, InterruptedException;

    /**
     * Result of a program.
     *
     * @param output standard output and error output together
     */
    record Outcome(int exitCode, String output) {}
}
