package io.github.metaspo.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.metaspo.GoldenFiles;
import io.github.metaspo.search.Candidate;
import io.github.metaspo.search.Candidate.Fate;
import io.github.metaspo.search.Found;
import io.github.metaspo.search.Stop;
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

    private static final Found FOUND = new Found(
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
                            new Fate.Scored(0.2, 8, false)),
                    candidate(
                            4,
                            Optional.empty(),
                            1,
                            OptionalInt.of(1),
                            "llm",
                            "Be\u0007 odd.",
                            new Fate.Dropped(-0.25, 4)),
                    candidate(
                            5,
                            Optional.empty(),
                            1,
                            OptionalInt.of(1),
                            "llm",
                            "{{x}}",
                            new Fate.Refused(List.of("TEMPLATE", "TOO_LONG"))),
                    new Candidate(
                            6,
                            Optional.empty(),
                            1,
                            OptionalInt.of(1),
                            "llm",
                            Optional.empty(),
                            new Fate.Failed("no answer within 5 s"))),
            new Stop(Stop.Cause.ALL_MADE, "all rounds were made"));

    private static final Found NOTHING = new Found(
            "Be kind.",
            new TreeMap<>(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            List.of(),
            new Stop(Stop.Cause.BUDGET, "the budget does not carry another call"));

    @Test
    void everyCandidateIsWrittenWithWhatBecameOfIt() throws IOException {
        GoldenFiles.assertEqual("run.json", json(FOUND));
    }

    @Test
    void itFitsItsSchema() throws IOException {
        try (var schema = RunJson.class.getResourceAsStream("run.schema.json")) {
            var validator = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema);
            for (Found found : List.of(FOUND, NOTHING)) {
                assertThat(validator.validate(new JsonMapper().readTree(json(found))))
                        .isEmpty();
            }
        }
    }

    private static Fate kept(double score) {
        return new Fate.Scored(score, 8, true);
    }

    private static Candidate candidate(
            int number, Optional<String> task, int round, OptionalInt parent, String proposer, String text, Fate fate) {
        return new Candidate(number, task, round, parent, proposer, Optional.of(text), fate);
    }

    private static String json(Found found) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RunJson.write("review", found, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
