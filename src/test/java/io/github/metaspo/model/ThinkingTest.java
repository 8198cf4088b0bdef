package io.github.metaspo.model;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class ThinkingTest {

    /** What models print, with {@code \n} for line feeds. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "<think>\\nMaybe 1?\\n</think>\\n\\n4; Maybe 1?; 4",
                "<think>\\n\\n</think>\\n\\n4; ~~; 4",
                "<think></think>4; ~~; 4",
                "<s><think>1</think>4</s>; 1; 4",
                "<|im_start|>assistant\\n<think>1</think>4<|im_end|>; 1; 4",
                "4<|eot_id|>; ~~; 4",
                "<scratchpad>1</scratchpad>4; 1; 4",
                "\\n<think>1</think>4; 1; 4",
                "Maybe 1?\\n</think>\\n\\n4; Maybe 1?; 4",
                "Maybe 1?</think>4; Maybe 1?; 4",
                "Maybe 1. </think> 4; Maybe 1.; 4",
                "\\n</think>\\n4; ~~; 4",
                "</think>4; ~~; 4",
                "<thinking>1</thinking>\\n4; 1; 4",
                "<THINK>1</THINK>4; 1; 4",
                "<thinking>1</think>4; 1; 4",
                "<thought>\\n1\\n</thought>\\n\\n4; 1; 4",
                "<reasoning>1</reasoning>4; 1; 4",
                "<seed:think>1</seed:think>4; 1; 4",
                "[THINK]1[/THINK]4; 1; 4",
                "\u25C1think\u25B71\u25C1/think\u25B74; 1; 4",
                "<|channel>thought\\n1<channel|>4; 1; 4",
                "<|START_THINKING|>1<|END_THINKING|><|START_RESPONSE|>4<|END_RESPONSE|>; 1; 4",
                "<|open|>think<|sep|>1<|close|>think<|sep|><|open|>response<|sep|>4<|close|>response<|sep|>; 1; 4",
                "1<|close|>think<|sep|>4; 1; 4",
                "<|begin_of_thought|>1<|end_of_thought|>\\n<|begin_of_solution|>\\n4\\n<|end_of_solution|>; 1; 4",
                "<|channel|>analysis<|message|>1<|end|><|start|>assistant<|channel|>final<|message|>4<|return|>; analysis\\n1\\n; 4",
                "<|channel|>final<|message|>4; ~~; 4",
                "analysisMaybe 1?assistantfinal4; Maybe 1?; 4",
                "Here is my thought process:\\n1\\nHere is my response:\\n4; 1; 4",
                "Here's my thought process: 1 Here's my response: 4; 1; 4",
                "<think>1</think>2<think>3</think>4; 1</think>2<think>3; 4",
                "<think>I must end with `</think>`, 1</think>4; I must end with `</think>`, 1; 4",
                "<think>the tag </think> ends it\\n</think>\\n4; the tag </think> ends it; 4",
                "I may not write `<think>`.\\n</think>\\n4; I may not write `<think>`.; 4",
            })
    void thinkingIsApartFromTheAnswer(String text, String thinking, String answer) {
        Thinking parts = Thinking.in(text.replace("\\n", "\n"));

        assertThat(parts.answer()).isEqualTo(answer);
        assertThat(parts.thinking()).isEqualTo(thinking.replace("\\n", "\n").strip());
        assertThat(parts.open()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<think>\\nCould be 3, or 4, or 5. Let me check",
                "<think>",
                "[THINK]3 or 4",
                "<seed:think>3 or 4",
                "\u25C1think\u25B73 or 4",
                "<|channel>thought\\n3 or 4",
                "<|channel|>analysis<|message|>3 or 4",
                "<think>I end with `</think>` and 4",
                "<think>1</think>Wait.\\n<think>3 or",
            })
    void thinkingWithoutAnEndLeavesNoAnswer(String text) {
        Thinking parts = Thinking.in(text.replace("\\n", "\n"));

        assertThat(parts.answer()).isEmpty();
        assertThat(parts.open()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4",
                "",
                "Use <think> and </think> around your thoughts.",
                "The tag </think> closes it. Answer: B",
                "It ends with </think>.",
                "Write `</think>` at the end. Answer: B",
                "The token \"</think>\" is special.",
                "Answer: B\\n```\\n<think>\\n...\\n</think>\\n```\\n",
                "B\\n```\\n</think>\\n```\\n",
                "I think 3 < 4 and [4] > 2",
                "<answer>4</answer>",
                "Here is my thought process: 2 + 2 = 4",
                "analysis of the case: guilty",
                "<thinker>4</thinker>",
                "<think",
            })
    void aTextThatOnlySpeaksOfItStaysAsItIs(String text) {
        String whole = text.replace("\\n", "\n");

        assertThat(Thinking.in(whole)).isEqualTo(new Thinking("", whole, false));
    }

    @Test
    void anAnswerThatSpeaksOfTheTagsKeepsAllOfIt() {
        assertThat(Thinking.in("<think>1</think>\nThe tag </think> closes it, <think> opens it.")
                        .answer())
                .isEqualTo("The tag </think> closes it, <think> opens it.");
    }

    @Property
    void anyAnswerBehindAnyThinkingIsFound(@ForAll String thinking, @ForAll String answer) {
        String thought = plain(thinking);
        String said = plain(answer);

        Thinking parts = Thinking.in("<think>" + thought + "\n</think>\n" + said);

        assertThat(parts.answer()).isEqualTo(said.stripLeading());
        assertThat(parts.thinking()).isEqualTo(thought.strip());
    }

    @Property
    void aTextWithoutMarkersStaysAsItIs(@ForAll String text) {
        String plain = plain(text);

        assertThat(Thinking.in(plain)).isEqualTo(new Thinking("", plain, false));
    }

    @Property
    void anyTextIsTakenApart(@ForAll String text) {
        assertThatCode(() -> Thinking.in("<think>" + text + "</think" + text)).doesNotThrowAnyException();
    }

    @Test
    void aMegabyteOfMarkersTakesNoTime() {
        for (String part : new String[] {
            "<think>",
            "</think> ",
            "a </think> ",
            "```</think>",
            "<",
            "[THINK",
            "<think",
            "`</think>`",
            "<|channel|>final",
            "   "
        }) {
            String text = part.repeat((1 << 20) / part.length());
            for (String start :
                    new String[] {"", "<think>", "analysis", "<|channel|>", "Here is my thought process:"}) {
                assertTimeoutPreemptively(Duration.ofSeconds(2), () -> Thinking.in(start + text), start + part);
            }
        }
    }

    private static String plain(String text) {
        return text.replaceAll("[<\\[\u25C1`]", "");
    }
}
