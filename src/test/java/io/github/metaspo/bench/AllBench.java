package io.github.metaspo.bench;

import com.sun.management.OperatingSystemMXBean;
import io.github.metaspo.files.AtomicFile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs every benchmark that {@code performance.template.md} names, one after another and each in a JVM of its own, and writes what they
 * print into {@code docs/performance.md}. With {@code -Dparts=Methods} it runs only those named and keeps what the file says of the others.
 */
public final class AllBench {

    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");
    private static final Pattern FORMER =
            Pattern.compile("```\\n\\$ mvn -Pbench test-compile exec:exec -Dbench=(\\w+)\\n.*?```", Pattern.DOTALL);
    private static final Pattern FORMER_MACHINE = Pattern.compile("\\d+ cores, [^\\n]* at the start");
    private static final Path FILE = Path.of("docs", "performance.md");

    private AllBench() {}

    public static void main(String[] args) throws IOException {
        Map<String, String> kept = kept(System.getProperty("parts", "all"));
        String text = PLACE.matcher(template())
                .replaceAll(place -> Matcher.quoteReplacement(
                        kept.containsKey(place.group(1)) ? kept.get(place.group(1)) : measured(place.group(1))));
        AtomicFile.write(FILE, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        System.out.println("wrote " + FILE);
    }

    /** What the file says of the parts that are not to be measured again, by place of the template. */
    private static Map<String, String> kept(String parts) throws IOException {
        Map<String, String> kept = new HashMap<>();
        if (!parts.equals("all")) {
            String former = Files.readString(FILE);
            FORMER.matcher(former).results().forEach(block -> kept.put(block.group(1), block.group()));
            FORMER_MACHINE.matcher(former).results().forEach(machine -> kept.put("machine", machine.group()));
            kept.keySet().removeAll(List.of(parts.split(",")));
        }
        return kept;
    }

    private static String measured(String place) {
        return place.equals("machine") ? machine() : output(place);
    }

    private static String template() throws IOException {
        try (InputStream in = Objects.requireNonNull(AllBench.class.getResourceAsStream("performance.template.md"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String machine() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                "%d cores, %d GB of memory, Java %s, %s on %s; load average %.1f at the start",
                system.getAvailableProcessors(),
                Math.round(system.getTotalMemorySize() / 1e9),
                Runtime.version(),
                system.getName(),
                system.getArch(),
                system.getSystemLoadAverage());
    }

    private static String output(String name) {
        System.out.println(name);
        try {
            return "```\n$ mvn -Pbench test-compile exec:exec -Dbench=" + name + "\n" + run(name) + "```";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(name + " was interrupted", e);
        }
    }

    private static String run(String name) throws IOException, InterruptedException {
        Process process = Stub.java(AllBench.class.getPackageName() + "." + name + "Bench")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        System.out.print(output);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(name + "Bench failed; docs/performance.md stays as it is");
        }
        return output;
    }
}
