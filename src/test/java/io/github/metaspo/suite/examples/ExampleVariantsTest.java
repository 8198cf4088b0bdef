package io.github.metaspo.suite.examples;

import io.github.metaspo.api.Example;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.read.SuiteFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Example files as people and programs write them: the examples that are read, or the one error of a file that cannot be read. The
 * files are in {@code variants.txt}: a line {@code ## name | file | examples | extract | prompt}, then the file, in which
 * {@code \r}, {@code \t}, {@code \n}, {@code \0} and {@code \}{@code uXXXX} are escapes. The expected results are
 * in {@code expected.txt}. Set the environment variable REWRITE_GOLDEN_FILES to overwrite them with the actual results.
 */
class ExampleVariantsTest {

    private static final Path FOLDER = Path.of("src/test/resources/io/github/metaspo/suite/examples/files");
    private static final Path EXPECTED = FOLDER.resolve("expected.txt");
    private static final boolean REWRITE = System.getenv("REWRITE_GOLDEN_FILES") != null;

    private final Path folder;

    ExampleVariantsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    record Variant(String name, String file, String examples, String extract, String prompt, String text) {

        static Variant of(String section) {
            int end = section.indexOf('\n');
            String[] parts = section.substring(0, end).split("\\|", -1);
            String text = section.substring(end + 1);
            return new Variant(
                    parts[0].strip(),
                    parts[1].strip(),
                    parts.length > 2 && !parts[2].isBlank() ? ", " + parts[2].strip() : "",
                    parts.length > 3 && !parts[3].isBlank() ? parts[3].strip() : "text",
                    parts.length > 4 ? parts[4].strip() : "Rate it: {question}",
                    text);
        }

        byte[] bytes() {
            Charset charset = name.contains("latin")
                    ? StandardCharsets.ISO_8859_1
                    : name.contains("utf-16") ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
            return unescaped(text).getBytes(charset);
        }

        private static String unescaped(String text) {
            String plain = text.replace("\\r", "\r")
                    .replace("\\t", "\t")
                    .replace("\\n", "\n")
                    .replace("\\0", "\0");
            return Pattern.compile("\\\\u([0-9A-F]{4})")
                    .matcher(plain)
                    .replaceAll(match ->
                            Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16))));
        }

        String suite() {
            return """
                    suite: review
                    systemPrompt: You help.
                    models: {target: {provider: openai, name: some-model}}
                    tasks:
                      - id: pets
                        prompt: '%s'
                        extract: %s
                        examples: {train: [], test: %s%s}
                        role: unseen
                    """
                    .formatted(prompt, extract, file, examples);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Variant> variants() throws IOException {
        List<Variant> variants = new ArrayList<>();
        for (String section : Files.readString(FOLDER.resolve("variants.txt")).split("(?m)^## ")) {
            if (!section.isBlank()) {
                variants.add(Variant.of(section));
            }
        }
        return variants;
    }

    @ParameterizedTest
    @MethodSource("variants")
    void aFileIsReadOrRefusedInOneSentence(Variant variant) throws IOException {
        String found = outcome(variant);

        assertThat(found.lines().filter(line -> line.startsWith("refused"))).hasSizeLessThanOrEqualTo(1);
        if (!REWRITE) {
            assertThat(Files.readString(EXPECTED)).contains("## " + variant.name() + "\n" + found + "\n");
        }
    }

    @Test
    void theExpectationsAreThoseOfTheVariants() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Variant variant : variants()) {
            all.append("## ")
                    .append(variant.name())
                    .append('\n')
                    .append(outcome(variant))
                    .append("\n");
        }
        if (REWRITE) {
            Files.writeString(EXPECTED, all);
        }
        assertThat(all.toString()).isEqualTo(Files.readString(EXPECTED));
    }

    private String outcome(Variant variant) {
        SuiteFolder suite = new SuiteFolder(folder);
        suite.write(variant.file(), variant.bytes());
        try {
            return suite.load(variant.suite()).tasks().get(0).test().stream()
                    .map(ExampleVariantsTest::shown)
                    .collect(Collectors.joining());
        } catch (SuiteException e) {
            return String.valueOf(e.getMessage())
                    .replace(folder + "/", "")
                    .lines()
                    .map(line -> "refused " + line + "\n")
                    .collect(Collectors.joining());
        }
    }

    private static String earlier(Example example) {
        return example.earlier().stream()
                .map(message -> message.role() + " " + message.text().replace("\n", "\\n"))
                .toList()
                .toString();
    }

    private static String shown(Example example) {
        return "read " + example.id() + ": "
                + example.question().replace("\n", "\\n").replace("\r", "\\r") + " -> "
                + example.answers()
                + (example.earlier().isEmpty() ? "" : " after " + earlier(example))
                + (example.options().isEmpty() ? "" : " of " + example.options())
                + (example.variables().isEmpty() ? "" : " with " + new TreeMap<>(example.variables()))
                        .replace("\n", "\\n")
                + "\n";
    }
}
