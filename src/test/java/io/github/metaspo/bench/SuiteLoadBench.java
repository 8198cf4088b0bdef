package io.github.metaspo.bench;

import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.read.SuiteLoader;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How long a suite of 20,000 examples (30 MB) takes to load in a fresh run. The argument is the format: {@code jsonl}
 * (default), {@code csv} or {@code yaml}. Run it with {@code -Xmx256m} on the test class path.
 */
public final class SuiteLoadBench {

    private static final int EXAMPLES = 20_000;
    private static final int TRAIN = 500;
    private static final String PASSAGE =
            "The quick brown fox jumps over the lazy dog; who does what to whom? ".repeat(21);

    private SuiteLoadBench() {}

    public static void main(String[] arguments) throws Exception {
        String format = arguments.length == 0 ? "jsonl" : arguments[0];
        Path folder = Files.createTempDirectory("suite-load");
        List<Path> files = List.of(write(folder, format), suite(folder, format));
        try {
            measure(folder, files, System.out);
        } finally {
            for (Path file : files) {
                Files.delete(file);
            }
            Files.delete(folder);
        }
    }

    private static void measure(Path folder, List<Path> files, PrintStream out) throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begin = System.nanoTime();
        long beginOfCpu = threads.getCurrentThreadCpuTime();
        Suite suite = new SuiteLoader(folder, Map.of()).load(files.get(1));
        double seconds = (System.nanoTime() - begin) / 1e9;
        double cpuSeconds = (threads.getCurrentThreadCpuTime() - beginOfCpu) / 1e9;
        int loaded = suite.tasks().get(0).train().size()
                + suite.tasks().get(0).test().size();
        out.printf(
                Locale.ROOT,
                "%s: %,d examples, %.1f MB in %.2f s (%.2f s of them at work; heap at most %d MB)%n",
                files.get(0).getFileName(),
                loaded,
                Files.size(files.get(0)) / 1e6,
                seconds,
                cpuSeconds,
                Runtime.getRuntime().maxMemory() >> 20);
    }

    private static Path write(Path folder, String format) throws IOException {
        Path file = folder.resolve("examples." + format);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(format.equals("csv") ? "id,question,answer\n" : "");
            for (int i = 0; i < EXAMPLES; i++) {
                out.write(line(format, i));
            }
        }
        return file;
    }

    private static String line(String format, int number) {
        return switch (format) {
            case "jsonl" ->
                "{\"id\": \"%d\", \"question\": \"%d: %s\", \"answer\": \"fox\"}\n".formatted(number, number, PASSAGE);
            case "csv" -> "%d,\"%d: %s\",fox\n".formatted(number, number, PASSAGE);
            case "yaml" -> "- {id: %d, question: \"%d: %s\", answer: fox}\n".formatted(number, number, PASSAGE);
            default -> throw new IllegalArgumentException("jsonl, csv or yaml, not " + format);
        };
    }

    private static Path suite(Path folder, String format) throws IOException {
        return Files.writeString(
                folder.resolve("bench.yaml"),
                """
                suite: bench
                systemPrompt: You help.
                models:
                  target: {provider: openai, name: some-model}
                tasks:
                  - id: fox
                    prompt: "{question}"
                    examples: {file: examples.%s, split: {train: %d, test: %d}}
                """
                        .formatted(format, TRAIN, EXAMPLES - TRAIN));
    }
}
