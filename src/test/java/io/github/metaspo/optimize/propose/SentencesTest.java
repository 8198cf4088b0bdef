package io.github.metaspo.optimize.propose;

import io.github.metaspo.suite.PromptText;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.function.Predicate;

import static org.assertj.core.api.Assertions.assertThat;

class SentencesTest {

    private static final Predicate<String> NONE = line -> false;
    private static final Predicate<String> QUESTION = line -> line.contains("{question}");

    @Test
    void aPromptIsSplitBehindTheEndsOfItsSentences() {
        assertThat(texts("You help. Is it so? \"Yes!\" Use 3.5 or e.g. Rome, as Mr. X does. etc. and so on.\nBe brief"))
                .containsExactly(
                        "You help.",
                        "Is it so?",
                        "\"Yes!\"",
                        "Use 3.5 or e.g. Rome, as Mr. X does. etc. and so on.",
                        "Be brief");
    }

    @Test
    void theNumberOfAListStaysWithItsSentence() {
        assertThat(texts("1. Read it. Twice.\n2. Answer.")).containsExactly("1. Read it.", "Twice.", "2. Answer.");
    }

    @Test
    void linesThatFrameAFixedLineStayWithIt() {
        Sentences sentences =
                Sentences.of("Read this.\n<Question>\n{question}\n</Question>\n\nAnswer it. Be brief.", QUESTION);

        assertThat(sentences.pieces())
                .extracting(Sentences.Piece::text)
                .containsExactly("Read this.", "<Question>\n{question}\n</Question>", "Answer it.", "Be brief.");
        assertThat(sentences.editable()).containsExactly(0, 2, 3);
    }

    @Test
    void anAddedSentenceJoinsTheLineOfTheOneBefore() {
        Sentences sentences = Sentences.of("A one.\nB two.", NONE);

        assertThat(sentences.add(0, "X.").text()).isEqualTo("X. A one.\nB two.");
        assertThat(sentences.add(1, "X.").text()).isEqualTo("A one. X.\nB two.");
        assertThat(sentences.add(2, "X.").text()).isEqualTo("A one.\nB two. X.");
    }

    @Test
    void anAddedSentenceGetsItsOwnLineWhereItWouldRunIntoAnother() {
        Sentences sentences = Sentences.of("{question}\nCity:", QUESTION);

        assertThat(sentences.add(0, "X.").text()).isEqualTo("X.\n{question}\nCity:");
        assertThat(sentences.add(1, "X.").text()).isEqualTo("{question}\nX.\nCity:");
        assertThat(sentences.add(2, "X.").text()).isEqualTo("{question}\nCity:\nX.");
        assertThat(Sentences.of("the end", NONE).add(0, "No dot").text()).isEqualTo("No dot\nthe end");
    }

    @Test
    void lineBreaksSurviveADeletion() {
        Sentences sentences = Sentences.of("A one. B two.\n\nC three. D four.", NONE);

        assertThat(sentences.delete(0).text()).isEqualTo("B two.\n\nC three. D four.");
        assertThat(sentences.delete(1).text()).isEqualTo("A one.\n\nC three. D four.");
        assertThat(sentences.delete(2).text()).isEqualTo("A one. B two.\n\nD four.");
        assertThat(sentences.delete(3).text()).isEqualTo("A one. B two.\n\nC three.");
    }

    @Test
    void swappedSentencesLeaveTheWhiteSpaceWhereItWas() {
        assertThat(Sentences.of("A one. B two.\nC three.", NONE).swap(0, 2).text())
                .isEqualTo("C three. B two.\nA one.");
    }

    @Test
    void aSentenceIsFoundWhateverItsCase() {
        Sentences sentences = Sentences.of("Be brief. Be kind.", NONE);

        assertThat(sentences.holds("be Kind.")).isTrue();
        assertThat(sentences.holds("Be")).isFalse();
    }

    @Test
    void anEmptyPromptTakesASentence() {
        assertThat(Sentences.of("", NONE).add(0, "X.").text()).isEqualTo("X.");
    }

    @Property
    void thePiecesJoinedAreThePrompt(@ForAll("prompts") String prompt) {
        assertThat(Sentences.of(prompt, QUESTION).text()).isEqualTo(prompt);
    }

    @Property
    void editsKeepFixedLinesAndTheNormalFormAndCanBeReadBack(
            @ForAll("linesOfSentences") String prompt, @ForAll @Size(max = 12) List<Integer> choices) {
        Sentences sentences = Sentences.of(prompt, QUESTION);
        List<String> fixed = fixed(sentences);

        for (int choice : choices) {
            sentences = edited(sentences, Math.abs(choice % 1000));
        }

        String text = sentences.text();
        assertThat(fixed(sentences)).isEqualTo(fixed);
        assertThat(PromptText.normalise(text)).isEqualTo(text);
        // blocks that have become neighbours may be read back as one
        Sentences readBack = Sentences.of(text, QUESTION);
        assertThat(String.join("\n", fixed(readBack))).isEqualTo(String.join("\n", fixed));
        assertThat(free(readBack)).isEqualTo(free(sentences));
    }

    private static Sentences edited(Sentences sentences, int choice) {
        List<Integer> editable = sentences.editable();
        if (choice % 2 == 0 || editable.isEmpty()) {
            String sentence = List.of("Use X.", "no end", "Why?").get(choice % 3);
            return sentences.add(choice % (sentences.size() + 1), sentence);
        }
        int place = editable.get(choice % editable.size());
        return switch (choice % 3) {
            case 0 -> sentences.delete(place);
            case 1 -> sentences.swap(place, editable.get(choice / 7 % editable.size()));
            default -> sentences.replace(place, "Be Y!");
        };
    }

    private static List<String> fixed(Sentences sentences) {
        return sentences.pieces().stream()
                .filter(Sentences.Piece::fixed)
                .map(Sentences.Piece::text)
                .toList();
    }

    private static List<String> free(Sentences sentences) {
        return sentences.editable().stream().map(sentences::sentence).toList();
    }

    private static List<String> texts(String prompt) {
        return Sentences.of(prompt, NONE).pieces().stream()
                .map(Sentences.Piece::text)
                .toList();
    }

    @Provide
    Arbitrary<String> prompts() {
        return Arbitraries.of(
                        "You help.",
                        "Say it",
                        "e.g. so.",
                        "1. Do.",
                        "- Go on!",
                        " ",
                        "  ",
                        "\n",
                        "\n\n",
                        "<a>",
                        "</a>",
                        "{question}",
                        "x",
                        "City:",
                        "\u00dcber.")
                .list()
                .ofMaxSize(12)
                .map(parts -> PromptText.normalise(String.join("", parts)));
    }

    @Provide
    Arbitrary<String> linesOfSentences() {
        Arbitrary<String> sentences = Arbitraries.of("You help.", "Say it", "e.g. so.", "1. Do.", "- Go on!", "City:")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(parts -> String.join(" ", parts));
        return Arbitraries.oneOf(sentences, Arbitraries.of("", "<a>", "</a>", "Q: {question}", "---"))
                .list()
                .ofMaxSize(8)
                .map(lines -> PromptText.normalise(String.join("\n", lines)));
    }
}
