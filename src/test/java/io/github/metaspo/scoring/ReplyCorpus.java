package io.github.metaspo.scoring;

import io.github.metaspo.suite.Extraction;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Corpus of replies in the style of many models, each with its answer and with answers that it only seems to give. */
final class ReplyCorpus {

    private ReplyCorpus() {}

    /**
     * A reply.
     *
     * @param family of the models that write like this
     * @param language of the reply
     * @param extraction how it is read
     * @param metric how it is scored
     * @param says its answer; empty where it gives none
     * @param traps what it names and does not give as its answer
     * @param text of it
     */
    record Reply(
            String family,
            String language,
            Extraction extraction,
            String metric,
            Optional<String> says,
            List<String> traps,
            String text) {}

    /** The mistakes that scoring makes on replies: sentences that name them, and how many chances there were. */
    record Errors(List<String> falseNegatives, int rights, List<String> falsePositives, int wrongs) {

        double falseNegativeRate() {
            return (double) falseNegatives.size() / rights;
        }

        double falsePositiveRate() {
            return (double) falsePositives.size() / wrongs;
        }

        @Override
        public String toString() {
            return "right answers that scored 0: %d of %d (%.2f %%); wrong ones that scored: %d of %d (%.2f %%)%n%s"
                    .formatted(
                            falseNegatives.size(),
                            rights,
                            100 * falseNegativeRate(),
                            falsePositives.size(),
                            wrongs,
                            100 * falsePositiveRate(),
                            String.join(
                                    "\n",
                                    Stream.concat(falseNegatives.stream(), falsePositives.stream())
                                            .toList()));
        }
    }

    static List<Reply> read(String... files) {
        return Arrays.stream(files)
                .flatMap(file -> content(file).lines())
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(ReplyCorpus::reply)
                .toList();
    }

    private static String content(String file) {
        try (InputStream input = ReplyCorpus.class.getResourceAsStream("/replies/" + file)) {
            return new String(Objects.requireNonNull(input, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reply reply(String line) {
        String[] fields = line.split(" \\| ", 6);
        String[] how = fields[2].strip().split(" ");
        Extraction extraction = extraction(how[0]);
        String metric = how.length > 1 ? how[1] : extraction instanceof Extraction.Numeric ? "numeric" : "accuracy";
        return new Reply(
                fields[0],
                fields[1],
                extraction,
                metric,
                Optional.of(fields[3]).filter(says -> !says.equals("-")),
                List.of(fields[4].split(";")),
                fields[5].replace("\\n", "\n").replace("\\\\", "\\"));
    }

    private static Extraction extraction(String how) {
        String parameter = how.substring(how.indexOf(':') + 1);
        if (how.equals("text")) {
            return new Extraction.Text();
        }
        if (how.startsWith("number")) {
            return new Extraction.Numeric(Optional.of(parameter).filter(locale -> !locale.equals("number")));
        }
        if (how.startsWith("tag:")) {
            return new Extraction.Tag(parameter);
        }
        if (how.startsWith("json:")) {
            return new Extraction.Json(parameter);
        }
        return new Extraction.Choices(List.of(how.split(",")));
    }

    static Errors errors(List<Reply> replies) throws Exception {
        List<String> falseNegatives = new ArrayList<>();
        List<String> falsePositives = new ArrayList<>();
        int rights = 0;
        int wrongs = 0;
        for (Reply reply : replies) {
            if (reply.says.isPresent()) {
                rights++;
                if (score(reply, reply.says.get()) == 0) {
                    falseNegatives.add("scored 0: " + reply);
                }
            }
            for (String trap : reply.traps) {
                wrongs++;
                if (score(reply, trap) > 0) {
                    falsePositives.add("scored as " + trap + ": " + reply);
                }
            }
        }
        return new Errors(falseNegatives, rights, falsePositives, wrongs);
    }

    private static double score(Reply reply, String gold) throws Exception {
        var example = ScoringFixtures.example(gold);
        return ScoringFixtures.scorer(reply.extraction, reply.metric, example)
                .judge(example, reply.text)
                .score();
    }
}
