package io.github.metaspo.scoring;

import io.github.metaspo.api.Judgement;
import io.github.metaspo.api.Location;
import io.github.metaspo.api.Metric;
import io.github.metaspo.suite.MetricSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.github.metaspo.scoring.ScoringFixtures.builtIn;
import static io.github.metaspo.scoring.ScoringFixtures.example;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class MetricsTest {

    @Test
    void accuracyIgnoresCaseAndSurroundingBlanksAndTakesAnyGold() throws Exception {
        Metric accuracy = builtIn("accuracy", Map.of());
        assertThat(accuracy.score(" Yes ", example("no", "yes"))).isEqualTo(1);
        assertThat(accuracy.score("yes!", example("yes"))).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "The Eiffel-Tower!, eiffeltower, 1",
        "'a  cat,  the dog', cat dog, 1",
        "Athens, the athens, 1",
        "theatre, atre, 0",
        "the, a, 0",
        "a, A, 1",
        "A., a, 1",
        "'(The)', the, 1",
        "?, !, 0",
    })
    void exactMatchNormalisesAsSquadDoes(String prediction, String gold, double score) throws Exception {
        assertThat(builtIn("exactMatch", Map.of()).score(prediction, example("x", gold)))
                .isEqualTo(score);
    }

    @Test
    void tokenF1CountsSharedWordsOfTheBestGold() throws Exception {
        Metric f1 = builtIn("tokenF1", Map.of());
        assertThat(f1.score("the big big cat", example("dog", "a big cat"))).isEqualTo(0.8, within(1e-12));
        assertThat(f1.score("dog", example("cat"))).isZero();
        assertThat(f1.score("The cat", example("cat"))).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.1|0.10|0|0|1",
                "about 5 apples|five|0|0|1",
                "5.01|5|0.01|0|1",
                "5.011|5|0.01|0|0",
                "-105|-100|0|0.05|1",
                "106|100|0|0.05|0",
                "none|5|100|0|0",
                "0.30000000000000000001|0.3|0|0|0",
            })
    void numericComparesDecimalsWithinItsTolerances(
            String prediction, String gold, String tolerance, String relative, double score) throws Exception {
        Metric numeric = builtIn("numeric", Map.of("tolerance", tolerance, "relative", relative));
        assertThat(numeric.score(prediction, example(gold))).isEqualTo(score);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "It is in New York.|new york|1",
                "15 and 5|5|1",
                "15|5|0",
                "supports|port|0",
                "is it C++?|c++|1",
            })
    void containsLooksForWholeWords(String prediction, String gold, double score) throws Exception {
        assertThat(builtIn("contains", Map.of()).score(prediction, example(gold)))
                .isEqualTo(score);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "首都是北京。|北京|1",
                "一共有42个。|42|1",
                "一共有142个。|42|0",
                "東京タワー|東京|1",
                "มันคือแมวสีดำ|แมว|1",
                "답은 서울입니다.|서울|1",
                "서울역|서울|0",
                "naïveté|naïve|0",
                "ＡＢＣ|abc|1",
                "Москва-река|Москва|1",
                "Москвариум|Москва|0",
            })
    void wordsEndWhereTheScriptHasThemEnd(String prediction, String gold, double score) throws Exception {
        assertThat(builtIn("contains", Map.of()).score(prediction, example(gold)))
                .isEqualTo(score);
    }

    @Test
    void lettersOfScriptsWithoutBlanksAreTokensOfTheirOwn() throws Exception {
        Metric f1 = builtIn("tokenF1", Map.of());
        assertThat(f1.score("北京市", example("北京"))).isEqualTo(0.8, within(1e-12));
        assertThat(f1.score("東京 tower", example("東京 Tower"))).isEqualTo(1);
    }

    @Test
    void theLocaleOrTheGoldTellsADecimalComma() throws Exception {
        assertThat(builtIn("numeric", Map.of()).score("1.234", example("1234"))).isZero();
        assertThat(builtIn("numeric", Map.of("locale", "de")).score("1.234", example("1234")))
                .isEqualTo(1);
        assertThat(builtIn("numeric", Map.of()).score("1.234", example("1.234,0")))
                .isEqualTo(1);
        assertThat(builtIn("numeric", Map.of()).score("3.5", example("3,5"))).isEqualTo(1);
    }

    @Test
    void containsMindsCaseWhenAsked() throws Exception {
        Metric contains = builtIn("contains", Map.of("caseSensitive", "true"));
        assertThat(contains.score("an IT job", example("IT"))).isEqualTo(1);
        assertThat(contains.score("it is", example("IT"))).isZero();
    }

    @Test
    void macroF1IsTheMeanOverTheGoldClassesOnly() throws Exception {
        Metric macro = builtIn("macroF1", Map.of());
        List<Judgement> judgements = List.of(
                judged(macro, "cat", "cat"),
                judged(macro, "cat", "Cat"),
                judged(macro, "cat", "dog"),
                judged(macro, "dog", "dog"),
                judged(macro, "dog", "bird"),
                judged(macro, "dog", null));
        // cat: 2 right, 1 missed; dog: 1 right, 2 missed, 1 false
        double cat = 2.0 * 2 / (2 * 2 + 1);
        double dog = 2.0 * 1 / (2 * 1 + 3);
        assertThat(macro.isMean()).isFalse();
        assertThat(macro.total(judgements)).isEqualTo((cat + dog) / 2, within(1e-12));
    }

    private static Judgement judged(Metric metric, String gold, @org.jspecify.annotations.Nullable String prediction) {
        double score = prediction == null ? 0 : metric.score(prediction, example(gold));
        return new Judgement(gold, Optional.ofNullable(prediction), score);
    }

    @Test
    void jsonSchemaScoresWhatTheSchemaAccepts(@TempDir Path folder) throws Exception {
        Files.writeString(
                folder.resolve("rating.schema.json"),
                """
                {"type": "object", "required": ["rating"],
                 "properties": {"rating": {"type": "integer", "maximum": 5}, "word": {"pattern": "^[a-z]+$"}}}
                """);
        Metric metric = new Metrics(List.of())
                .create(new MetricSettings(
                        "jsonSchema",
                        Map.of("schema", "rating.schema.json"),
                        new Location(folder.resolve("suite.yaml"), 1, 1)));
        assertThat(metric.score("{\"rating\": 5, \"word\": \"good\"}", example("any")))
                .isEqualTo(1);
        for (String wrong : Arrays.asList(
                "{\"rating\": 6}", "{}", "5", "no JSON", "{\"rating\": 5} {}", "{\"rating\": 5, \"word\": \"A 1\"}")) {
            assertThat(metric.score(wrong, example("any"))).as(wrong).isZero();
        }
    }

    @Test
    void theVersionTellsParametersApart() throws Exception {
        assertThat(builtIn("numeric", Map.of("tolerance", "0.10")).version())
                .isEqualTo(builtIn("numeric", Map.of("tolerance", "0.1")).version())
                .isNotEqualTo(builtIn("numeric", Map.of("relative", "0.1")).version());
    }
}
