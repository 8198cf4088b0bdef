package io.github.metaspo.lock;

import io.github.metaspo.GoldenFiles;
import io.github.metaspo.suite.PromptText;
import io.github.metaspo.suite.SuiteException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

class LockFileTest {

    private static final String PROMPT = "  You read messages: carefully.\n\n# Rules\n- Answer in one word.";

    @Test
    void theLockOfASearchIsWrittenForPeopleWhoReadDiffs() throws IOException {
        Lock lock = Locks.searched(PROMPT, Map.of("stars", "Stars?\n{question}", "mood", "{question}"));

        GoldenFiles.assertEqual("lock-searched.yaml", text(lock));
    }

    @Test
    void theLockOfAnAcceptedScoreSaysWhy() throws IOException {
        Lock lock = Locks.accepted("You help.", "the new model is \"cheaper\":\nhalf the price");

        GoldenFiles.assertEqual("lock-accepted.yaml", text(lock));
    }

    @Test
    void aLockSaysHowTheUserPromptOfATaskWasAdapted() throws IOException, SuiteException {
        Lock searched = Locks.searched(PROMPT, Map.of("mood", "Mood? {question}"));
        Lock lock = searched.withAdapted(new TreeMap<>(Map.of("mood", (Lock.Origin.Search) searched.origin())));

        GoldenFiles.assertEqual("lock-adapted.yaml", text(lock));
        assertThat(read(text(lock))).isEqualTo(lock);
        assertThat(read(text(lock).replace("Seed: 42", "Seed: 43")).edits()).isEqualTo(new Lock.Edits(false, true));
    }

    @Test
    void aPValueIsNeverRoundedToZero() {
        assertThat(new Lock.Gain(0.1, 0, 0.2, 1e-20).pValue()).isEqualTo(0.000001);
        assertThat(new Lock.Gain(0.1, 0, 0.2, 0.0412345678).pValue()).isEqualTo(0.041235);
        assertThat(new Lock.Gain(0.1, 0, 0.2, 1).pValue()).isEqualTo(1);
    }

    @Test
    void aLockKnowsThatAPromptInItIsNoLongerTheMeasuredOne() throws IOException, SuiteException {
        Lock lock = Locks.searched(PROMPT, Map.of("mood", "Mood? {question}"));

        assertThat(read(text(lock)).edits()).isEqualTo(new Lock.Edits(false, false));
        assertThat(read(text(lock).replace("Answer in one word", "Answer in a word"))
                        .edits())
                .isEqualTo(new Lock.Edits(true, false));
        assertThat(read(text(lock).replace("    Mood? {question}", "    Other: {question}"))
                        .edits())
                .isEqualTo(new Lock.Edits(true, false));
        assertThat(read(text(lock).replace("one word.\n", "one word.   \n")).edits())
                .as("what reads the same is no edit")
                .isEqualTo(new Lock.Edits(false, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You help.",
                " leading blanks\nless of them",
                "# no comment",
                "key: value",
                "a colon at the end:",
                "\"quoted\" and 'quoted'",
                "\u26a1 \ud83d\ude00 emoji",
                "---\n...\n---",
                "007",
                "true",
                "null",
                "~",
                "!?*&%@`",
                "- item",
                "{\"a\": [1]}",
                "|-\n>",
                "a\n\n\n  b\n c",
                "\u00a0no-break\u00a0",
                "\ufeffmark"
            })
    void aPromptIsBlockTextAndComesBackAsItWas(String prompt) throws IOException, SuiteException {
        Lock lock = Locks.searched(prompt, Map.of("stars", prompt + "{question}"));

        assertThat(text(lock)).contains("\nsystemPrompt: |");
        assertThat(read(text(lock))).isEqualTo(lock);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0085b",
                "a\u2028b\nc",
                "a\u2029b",
                "bell\u0007",
                "null\u0000",
                "delete\u007f",
                "half\ud83d",
                "\u009f"
            })
    void aPromptThatBlockTextCannotHoldIsQuotedAndComesBackAsItWas(String prompt) throws IOException, SuiteException {
        Lock lock = Locks.accepted(prompt, prompt);

        assertThat(text(lock)).contains("\nsystemPrompt: \"");
        assertThat(read(text(lock))).isEqualTo(lock);
    }

    @Test
    void aLongLineIsNotFolded() throws IOException, SuiteException {
        Lock lock = Locks.accepted("many words ".repeat(5_000).strip(), "why \u2028 not ".repeat(100));

        assertThat(text(lock)).contains(lock.systemPrompt()).containsPattern("reason: \"[^\n]{1000,}\"\n");
        assertThat(read(text(lock))).isEqualTo(lock);
    }

    @Property
    void anyPromptComesBackAsItWas(@ForAll("prompts") String prompt) throws IOException, SuiteException {
        Lock lock = Locks.searched(prompt, Map.of("true", "{question} " + prompt.strip() + "."));

        assertThat(read(text(lock))).isEqualTo(lock);
        assertThat(text(read(text(lock)))).isEqualTo(text(lock));
    }

    @Property(tries = 200)
    void aCheckoutWithWindowsLineEndsReadsTheSame(@ForAll("prompts") String prompt) throws IOException, SuiteException {
        Lock lock = Locks.accepted(prompt, "why");

        assertThat(read(text(lock).replace("\n", "\r\n"))).isEqualTo(lock);
    }

    @Test
    void aPromptThatWasEditedByHandIsNormalised() throws IOException, SuiteException {
        String edited = text(Locks.accepted("You help.", "why")).replace("  You help.\n", "  You\thelp.   \n\n\n");

        assertThat(read(edited).systemPrompt()).isEqualTo("You    help.");
    }

    @Test
    void aNewerFormatAsksForANewerPlugin() throws IOException {
        String newer = "formatVersion: 3\nsomething: [new]\n";

        assertThat(refusal(newer))
                .isEqualTo("review.lock.yaml:1:16: the file has formatVersion 3, but this plugin reads 2; update"
                        + " metaspo-maven-plugin");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void anOlderFormatSaysHowToWriteANewLock(int version) throws IOException {
        String older = "formatVersion: " + version + "\nseed: [old]\n";

        assertThat(refusal(older))
                .isEqualTo("review.lock.yaml:1:16: the file has formatVersion " + version
                        + ", but this plugin reads 2; copy the prompts of the lock into the suite if you want to"
                        + " keep them, delete lock and baseline, and write new ones with mvn metaspo:evaluate"
                        + " metaspo:accept -Dmetaspo.reason=\"...\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            formatVersion: 2       | formatVersion: one    | 2:16: formatVersion is "one", but must be a number
            formatVersion: 2       | version: 1            | 2:1: the lock lacks "formatVersion"
            suite: review          | suiet: review         | 2:1: the lock lacks "suite"
            suite: review          | <<<<<<< HEAD          | 2:17: this is not YAML: while scanning a simple key: could not find expected ':'
            You help.              | You {{help}}.         | 4:15: the prompt contains "{{", which LangChain4j reads as the start of a template variable; put a space between the braces or use single ones
            systemPrompt: PROMPT   | systemPrompt:         | 4:14: the prompt is empty
            systemPrompt: PROMPT   | systemPrompt: [a]     | 4:15: systemPrompt must be a single value
            examples: 120          | examples: 1.5         | 20:15: examples must be a whole number
            examples: 120          | examples: -1          | 20:15: examples must be a whole number from 0 to 2147483647
            role: train            | role: test            | 17:11: role is "test", but must be one of train, unseen
            score: 0.55, low       | score: 1.55, low      | 14:10: no figure: 1.55, 0.483334 to 1.0
            accepted:              | accept:               | 29:3: origin lacks "accepted"
            subject: 01            | subjects: 01          | 6:3: measured lacks "subject"
            """)
    void aDamagedLockIsRefusedWithItsPlaceAndWhatToDo(String good, String bad, String message) throws IOException {
        String text = text(Locks.accepted("You help.", "why")).replace("|-\n  You help.", "PROMPT");
        assertThat(text).contains(good.equals("You help.") ? "PROMPT" : good);
        String damaged = text.replaceFirst(Pattern.quote(good), bad)
                .replace("PROMPT", good.equals("You help.") ? bad : "You help.");

        assertThat(refusal(damaged))
                .isEqualTo(
                        "review.lock.yaml:" + message
                                + "; restore lock and baseline from version control, or write new ones with mvn metaspo:optimize");
    }

    @Test
    void aKeyThatNobodyReadsIsRefused() throws IOException {
        assertThat(refusal(text(Locks.accepted("You help.", "why")) + "look: 1\n"))
                .startsWith(
                        "review.lock.yaml:37:1: unknown key \"look\" in the lock; did you mean \"looks\"?; restore");
    }

    @Provide
    Arbitrary<String> prompts() {
        Arbitrary<Character> nasty = Arbitraries.of(
                ' ', '\n', '#', ':', '-', '.', '"', '\'', '|', '>', '{', '}', '&', '*', '%', '0', 'a', '\u0085',
                '\u2028', '\u2029', '\u00a0', '\ufeff', '\u0001', '\u001c', '\\', '\t', '\r', '[', ',', '?', '!',
                '\u3000');
        Arbitrary<String> texts = Arbitraries.frequencyOf(
                Tuple.of(4, nasty.list().ofMaxSize(12).map(LockFileTest::joined)),
                Tuple.of(1, Arbitraries.of("\ud83d\ude00", "\u00e9", ": ", " #", "---", "\n...\n", "word ")));
        return Combinators.combine(texts, texts, texts)
                .as((a, b, c) -> PromptText.normalise(a + b + c).replaceAll("\\{(?=\\{)", "{ "))
                .filter(text -> !text.isEmpty());
    }

    private static String joined(List<Character> characters) {
        StringBuilder text = new StringBuilder();
        characters.forEach(text::append);
        return text.toString();
    }

    private static String refusal(String text) {
        return CommittedTexts.refusal(() -> read(text));
    }

    private static String text(Lock lock) throws IOException {
        return CommittedTexts.written(out -> LockFile.write(lock, out));
    }

    private static Lock read(String text) throws IOException, SuiteException {
        return CommittedTexts.read("review.lock.yaml", text, LockFile::read);
    }
}
