package io.github.metaspo.model.command;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Program that does what its first argument says. */
final class ScriptedProgram {

    private ScriptedProgram() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        switch (arguments[0]) {
            case "echo" -> System.out.write(System.in.readAllBytes());
            case "say" -> write(arguments[1]);
            case "count" -> write(System.in.readAllBytes().length + "\n");
            case "fail" -> fail(arguments[1]);
            case "flood" -> flood(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
            case "bytes" -> System.out.write(new byte[] {'c', 'a', 'f', (byte) 0xe9});
            case "sleep" -> sleep();
            case "family" -> family(Path.of(arguments[1]), true);
            case "leave" -> family(Path.of(arguments[1]), false);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        System.out.flush();
    }

    /** The command that runs this program. */
    static List<String> command(String... arguments) {
        return Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-Xshare:auto",
                                "-cp",
                                classes(),
                                ScriptedProgram.class.getName()),
                        Arrays.stream(arguments))
                .toList();
    }

    private static String classes() {
        return Path.of(URI.create(ScriptedProgram.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString()))
                .toString();
    }

    private static void write(String text) throws IOException {
        System.out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void fail(String words) throws IOException {
        System.err.write(words.getBytes(StandardCharsets.UTF_8));
        System.err.flush();
        Runtime.getRuntime().exit(3);
    }

    /** Writes so many kilobytes to both streams before it reads. */
    private static void flood(int output, int errors) throws IOException {
        byte[] kilobyte = "x".repeat(1024).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < Math.max(output, errors); i++) {
            if (i < errors) {
                System.err.write(kilobyte);
            }
            if (i < output) {
                System.out.write(kilobyte);
            }
        }
        System.in.readAllBytes();
    }

    /** Starts a process that sleeps and holds the output open, and writes its id to a file. */
    private static void family(Path file, boolean wait) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(command("sleep")).inheritIO().start();
        Path temporary = file.resolveSibling("pid.tmp");
        Files.writeString(temporary, String.valueOf(child.pid()));
        Files.move(temporary, file);
        write("started");
        System.out.flush();
        if (wait) {
            sleep();
        }
    }

    private static void sleep() throws InterruptedException {
        Thread.sleep(600_000);
    }
}
