package io.github.metaspo.suite.read;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.Location;
import io.github.metaspo.suite.PromptText;
import io.github.metaspo.suite.UserPrompt;
import io.github.metaspo.suite.examples.ExampleSets;
import io.github.metaspo.suite.examples.LocatedExample;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class SuitePropertiesTest {

    @Property
    void normalisingTwiceIsNormalisingOnce(@ForAll("prompts") String text) {
        String once = PromptText.normalise(text);

        assertThat(PromptText.normalise(once)).isEqualTo(once);
        assertThat(once)
                .doesNotContain("\r", "\t", " \n")
                .doesNotStartWith("\n")
                .doesNotEndWith("\n");
    }

    @Property
    void whatIsPutIntoAPromptIsNotSearchedAgain(
            @ForAll("templates") String question, @ForAll("templates") String topic) {
        Example example = new Example("1", "q" + question, List.of("a"), List.of(), Map.of("topic", topic));

        assertThat(new UserPrompt("<{topic}|{question}|{other}>").render(example))
                .isEqualTo("<" + topic + "|q" + question + "|{other}>");
    }

    @Property(tries = 200)
    void aSplitByCountIsAPartitionInTheOrderOfTheFile(
            @ForAll @Size(min = 1, max = 30) @UniqueElements List<@NotBlank String> questions,
            @ForAll @IntRange(max = 100) int trainPercent,
            @ForAll long seed) {
        List<LocatedExample> all = located(questions);
        int train = questions.size() * trainPercent / 100;
        int test = questions.size() - train;

        ExampleSets.Splits splits = ExampleSets.draw(all, train, test, seed);

        List<LocatedExample> both = new ArrayList<>(splits.train());
        both.addAll(splits.test());
        assertThat(splits.train()).hasSize(train).isSubsetOf(all).isSortedAccordingTo(byPlace(all));
        assertThat(splits.test()).isSortedAccordingTo(byPlace(all));
        assertThat(both).containsExactlyInAnyOrderElementsOf(all);
    }

    @Property(tries = 200)
    void anotherExampleMovesHardlyAnyOther(
            @ForAll @Size(min = 10, max = 30) @UniqueElements List<@NotBlank String> questions, @ForAll long seed) {
        List<LocatedExample> all = located(questions);

        List<LocatedExample> before =
                ExampleSets.draw(all.subList(1, all.size()), 5, 4, seed).train();
        List<LocatedExample> after = ExampleSets.draw(all, 5, 4, seed).train();

        assertThat(before.stream().filter(example -> !after.contains(example))).hasSizeLessThanOrEqualTo(1);
    }

    @Provide
    Arbitrary<String> prompts() {
        return Arbitraries.strings()
                .withChars(' ', '\t', '\n', '\r', 'a', '{', '\u00a0', '\u2028', '\u000b')
                .ofMaxLength(30);
    }

    @Provide
    Arbitrary<String> templates() {
        return Arbitraries.of("{question}", "{topic}", "$1", "\\", "{", "}", "{{question}}", "a")
                .list()
                .ofMaxSize(4)
                .map(parts -> String.join("", parts));
    }

    private static List<LocatedExample> located(List<String> questions) {
        List<LocatedExample> located = new ArrayList<>();
        for (String letters : questions) {
            // Java calls some texts blank that the generator does not
            String question = "q" + letters;
            int line = located.size() + 1;
            Example example = Example.of("task-" + line, question, "answer");
            located.add(new LocatedExample(example, new Location(Path.of("x.jsonl"), line, 1), question));
        }
        return located;
    }

    private static Comparator<LocatedExample> byPlace(List<LocatedExample> all) {
        return Comparator.comparingInt(all::indexOf);
    }
}
