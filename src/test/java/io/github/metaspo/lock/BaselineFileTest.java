package io.github.metaspo.lock;

import io.github.metaspo.GoldenFiles;
import io.github.metaspo.lock.Baseline.Row;
import io.github.metaspo.suite.SuiteException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

class BaselineFileTest {

    private static final String REMEDY =
            "; restore lock and baseline from version control, or write new ones with mvn metaspo:optimize";

    @Test
    void aBaselineIsASortedTableWithALineForEachQuestion() throws IOException {
        GoldenFiles.assertEqual("baseline.csv", text(Locks.BASELINE));
    }

    @Property
    void anyTextAndScoreComesBackAsItWas(
            @ForAll("texts") String example,
            @ForAll("texts") String prediction,
            @ForAll @DoubleRange(min = 0, max = 1) double score)
            throws IOException, SuiteException {
        Baseline baseline = Baselines.of(List.of(
                new Row("stars", example, 0, score, Optional.of(prediction)),
                new Row("stars", example, 1, score, Optional.empty())));

        assertThat(read(text(baseline))).isEqualTo(baseline);
        assertThat(text(baseline).lines()).hasSize(5);
    }

    @Property(tries = 200)
    void aCheckoutWithWindowsLineEndsReadsTheSame(@ForAll("texts") String example) throws IOException, SuiteException {
        Baseline baseline = Baselines.of(List.of(new Row("stars", example, 0, 1, Optional.of(example))));

        Baseline read = read(text(baseline).replace("\n", "\r\n"));

        assertThat(read).isEqualTo(baseline);
        assertThat(Fingerprints.baseline(read)).isEqualTo(Fingerprints.baseline(baseline));
    }

    @Test
    void aNewerFormatAsksForANewerPlugin() throws IOException {
        assertThat(refusal("task,example,formatVersion=12\nstars,1,\n"))
                .isEqualTo("review.baseline.csv:1: the file has formatVersion 12, but this plugin reads 2; update"
                        + " metaspo-maven-plugin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a,b\n", "<<<<<<< HEAD\n", "\n\n"})
    void anotherHeaderIsRefused(String text) throws IOException {
        assertThat(refusal(text))
                .isEqualTo("review.baseline.csv:1: the first line must be"
                        + " task,example,repeat,score,prediction,formatVersion=2" + REMEDY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<<<<<<< HEAD",
                "stars,2,0,1,5",
                "stars,2,0,1,5,6",
                "stars,2,0,1,5,,",
                "stars,2,-1,1,5,",
                "stars,2,0,1.1,5,",
                "stars,2,0,NaN,5,",
                "stars,2,zero,1,5,",
                "stars,,0,1,5,",
                ",2,0,1,5,",
                ",systemPrompt,0,1,5,",
                ",userPrompt,,,5,",
                "stars,userPrompt,,,\\x,",
                "stars,systemPrompt,,,5,",
                "stars,2,0,1,\\x,",
                ""
            })
    void aDamagedRowIsRefusedWithItsLine(String row) throws IOException {
        String text = text(Locks.BASELINE).replace("stars,2,0,1,5,\n", row + "\nstars,3,0,1,5,\n");

        assertThat(refusal(text)).startsWith("review.baseline.csv:9: the row").endsWith(REMEDY);
    }

    @Test
    void theTextsOfThePromptsComeBackAsTheyWere() throws IOException, SuiteException {
        MeasuredPrompts prompts = new MeasuredPrompts(
                "Two lines,\nwith a \\ and a \"quote\".",
                new TreeMap<>(Map.of("stars", "Rate:\n{question}", "mood", "{question}")));
        Baseline baseline = new Baseline(prompts, Locks.BASELINE.rows());

        assertThat(read(text(baseline))).isEqualTo(baseline);
        assertThat(Fingerprints.baseline(baseline)).isNotEqualTo(Fingerprints.baseline(Locks.BASELINE));
    }

    @Test
    void anEmptySystemPromptIsATextToo() throws IOException, SuiteException {
        Baseline baseline = new Baseline(new MeasuredPrompts("", new TreeMap<>()), Locks.BASELINE.rows());

        assertThat(read(text(baseline))).isEqualTo(baseline);
    }

    @Test
    void aBaselineWithoutItsPromptsIsRefused() throws IOException {
        assertThat(refusal(text(Locks.BASELINE).replaceFirst("\n,systemPrompt.*\n", "\n")))
                .isEqualTo("review.baseline.csv:2: the second line must have the system prompt that was measured"
                        + REMEDY);
    }

    @Test
    void anOlderFormatSaysHowToWriteANewOne() throws IOException {
        assertThat(refusal("task,example,repeat,score,prediction,formatVersion=1\nstars,1,0,1,,\n"))
                .isEqualTo("review.baseline.csv:1: the file has formatVersion 1, but this plugin reads 2; copy the"
                        + " prompts of the lock into the suite if you want to keep them, delete lock and baseline, and write"
                        + " new ones with mvn metaspo:evaluate metaspo:accept -Dmetaspo.reason=\"...\"");
    }

    @Test
    void aQuestionThatStandsTwiceIsRefused() throws IOException {
        assertThat(refusal(text(Locks.BASELINE) + "stars,2,0,0,4,\n"))
                .isEqualTo("review.baseline.csv:1: task stars, example 2, repeat 0 occurs twice" + REMEDY);
    }

    @Test
    void anOpenQuoteIsRefused() throws IOException {
        assertThat(refusal(text(Locks.BASELINE) + "stars,\"3"))
                .startsWith("review.baseline.csv:")
                .contains("the syntax is wrong")
                .endsWith(REMEDY);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings()
                        .withChars(",\"\\\n\r\t ;'eu0\u0000\u0085\u2028\ufeff\ud83d\u00e9=#")
                        .ofMaxLength(8),
                Arbitraries.strings().ofMaxLength(8),
                Arbitraries.of("\ud83d\ude00", "", "\\e", "\\u000a"));
    }

    private static String refusal(String text) {
        return CommittedTexts.refusal(() -> read(text));
    }

    private static String text(Baseline baseline) throws IOException {
        return CommittedTexts.written(out -> BaselineFile.write(baseline, out));
    }

    private static Baseline read(String text) throws IOException, SuiteException {
        return CommittedTexts.read("review.baseline.csv", text, BaselineFile::read);
    }
}
