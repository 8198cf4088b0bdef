package io.github.metaspo.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A {@link StubServer} in a process of its own, so that its cost is not ours. */
record Stub(Process process, int port) implements AutoCloseable {

    static Stub start(int latencyMillis) throws IOException {
        Process process = java(StubServer.class, String.valueOf(latencyMillis))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        return new Stub(process, Integer.parseInt(output.readLine()));
    }

    /** A Java process of our own class path. */
    static ProcessBuilder java(Class<?> main, String... arguments) {
        return java(main.getName(), arguments);
    }

    static ProcessBuilder java(String main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                main));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
