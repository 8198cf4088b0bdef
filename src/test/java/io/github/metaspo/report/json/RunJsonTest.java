package io.github.metaspo.report.json;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.metaspo.GoldenFiles;
import io.github.metaspo.optimize.Candidate;
import io.github.metaspo.optimize.Candidate.Analysis;
import io.github.metaspo.optimize.Candidate.RefusedTry;
import io.github.metaspo.optimize.Candidate.Status;
import io.github.metaspo.optimize.Candidate.Writing;
import io.github.metaspo.optimize.Evidence;
import io.github.metaspo.optimize.SearchResult;
import io.github.metaspo.optimize.Shrinkage;
import io.github.metaspo.optimize.StopReason;
import io.github.metaspo.suite.UserPrompt;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

class RunJsonTest {

    private static final SearchResult FOUND = new SearchResult(
            "Be brief.",
            new TreeMap<>(Map.of("pets", new UserPrompt("{question}"))),
            OptionalDouble.of(0.25),
            OptionalDouble.of(0.5),
            List.of(
                    candidate(0, Optional.of("pets"), 0, OptionalInt.empty(), "suite", "{question}", kept(0.25)),
                    candidate(1, Optional.empty(), 0, OptionalInt.empty(), "suite", "Be <b> & \"kind\".", kept(0.25)),
                    candidate(2, Optional.empty(), 1, OptionalInt.of(1), "llm", "Be brief.", kept(0.5)),
                    candidate(
                            3,
                            Optional.empty(),
                            1,
                            OptionalInt.of(1),
                            "llm",
                            "Be long.",
                            new Status.Scored(0.2, 8, false)),
                    candidate(
                            4,
                            Optional.empty(),
                            1,
                            OptionalInt.of(1),
                            "llm",
                            "Be\u0007 odd.",
                            new Status.Dropped(-0.25, 4)),
                    new Candidate(
                            5,
                            Optional.empty(),
                            1,
                            OptionalInt.of(1),
                            "llm",
                            Optional.of("{{x}}"),
                            new Status.Rejected(List.of("TEMPLATE", "TOO_LONG")),
                            Optional.empty(),
                            new Writing(
                                    Optional.of("shorten"),
                                    List.of(
                                            new Analysis(List.of("stars", "topics"), "It chats."),
                                            new Analysis(List.of("mail"), "It guesses.")),
                                    List.of(
                                            new RefusedTry("{{x}}", List.of("TEMPLATE", "TOO_LONG")),
                                            new RefusedTry("I cannot.", List.of("NO_PROMPT"))))),
                    new Candidate(
                            6,
                            Optional.empty(),
                            1,
                            OptionalInt.of(1),
                            "llm",
                            Optional.empty(),
                            new Status.Failed("no answer within 5 s")),
                    new Candidate(
                            7,
                            Optional.empty(),
                            2,
                            OptionalInt.of(2),
                            "llm",
                            Optional.of("Be kind."),
                            new Status.Dropped(0.25, 4),
                            Optional.of(new Evidence(1, 3, List.of(new Evidence.OfTask("pets", 4, 3, 2, 0.25)))),
                            Writing.NONE),
                    candidate(8, Optional.empty(), 3, OptionalInt.of(7), "llm", "Be fair.", new Status.Undecided())),
            new StopReason(StopReason.Cause.ALL_MADE, "all rounds were made"));

    private static final SearchResult SHORTENED = FOUND.with(new Shrinkage(
            "Be brief.",
            0.02,
            Optional.of(new Shrinkage.Paired(-0.0125, 0.0125, 80)),
            List.of(
                    new Shrinkage.Sentence("Be brief.", Optional.of(new Shrinkage.Paired(0.25, 0.05, 16)), false),
                    new Shrinkage.Sentence("Be kind.", Optional.of(new Shrinkage.Paired(0, 0, 80)), true),
                    new Shrinkage.Sentence("Be odd.", Optional.empty(), false)),
            "the 1,600 questions for shortening were used up"));

    private static final SearchResult NOTHING = new SearchResult(
            "Be kind.",
            new TreeMap<>(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            List.of(),
            new StopReason(StopReason.Cause.BUDGET, "the budget does not carry another call"));

    @Test
    void everyCandidateIsWrittenWithWhatBecameOfIt() throws IOException {
        GoldenFiles.assertEqual("run.json", json(FOUND));
    }

    @Test
    void theShorterPromptIsWrittenWithWhatEachSentenceIsWorth() throws IOException {
        GoldenFiles.assertEqual("run-shrink.json", json(SHORTENED));
    }

    @Test
    void itFitsItsSchema() throws IOException {
        try (var schema = RunJson.class.getResourceAsStream("run.schema.json")) {
            var validator = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema);
            for (SearchResult found : List.of(FOUND, SHORTENED, NOTHING)) {
                assertThat(validator.validate(new JsonMapper().readTree(json(found))))
                        .isEmpty();
            }
        }
    }

    private static Status kept(double score) {
        return new Status.Scored(score, 8, true);
    }

    private static Candidate candidate(
            int number,
            Optional<String> task,
            int round,
            OptionalInt parent,
            String proposer,
            String text,
            Status fate) {
        return new Candidate(number, task, round, parent, proposer, Optional.of(text), fate);
    }

    private static String json(SearchResult found) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RunJson.write("review", found, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
