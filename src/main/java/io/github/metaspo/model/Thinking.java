package io.github.metaspo.model;

import io.github.metaspo.api.Reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The thinking of a reasoning model, separated from its answer. The rules:
 *
 * <ul>
 *   <li>If the text begins with an opening marker such as {@code <think>}, the thinking extends to the last closing
 *       marker such as {@code </think>}. Without a closing marker everything is thinking, and there is no answer.
 *   <li>A closing marker without an opening one also ends the thinking, because chat templates often write the opening
 *       one.
 *   <li>A marker that is only mentioned is ignored: in quotes or backticks, and, for a closing marker without an
 *       opening one, within a sentence or a closed code block.
 * </ul>
 *
 * Runs in linear time.
 *
 * @param thinking the thinking without its markers; empty if there is none
 * @param answer the text after the thinking; the unchanged text if there is no thinking
 * @param open whether the thinking is unfinished, so that there is no answer
 */
public record Thinking(String thinking, String answer, boolean open) {

    private static final int LONGEST_NAME = 24;
    private static final String FENCE = "```";

    /** Tags in addition to those with the word "think" in their name, such as {@code seed:think}. */
    private static final Set<String> TAGS =
            Set.of("thinking", "antthinking", "thought", "thoughts", "reasoning", "scratchpad", "reflection");

    private static final String QUOTES = "`'\"\u2018\u2019\u201C\u201D\u00AB\u00BB\u300C\u300D";
    private static final String SENTENCE_ENDS = ".!?:;)]}*\u3002\uFF01\uFF1F\u2026";

    /** Pairs of markers other than tags. */
    private static final List<Pair> PAIRS = List.of(
            new Pair("[THINK]", "[/THINK]"),
            new Pair("\u25C1think\u25B7", "\u25C1/think\u25B7"),
            new Pair("<|channel>thought", "<channel|>"),
            new Pair("<|START_THINKING|>", "<|END_THINKING|>"),
            new Pair("<|open|>think<|sep|>", "<|close|>think<|sep|>"),
            new Pair("<|begin_of_thought|>", "<|end_of_thought|>"));

    /** What some models write around the answer after their thinking. */
    private static final List<Pair> AROUND_ANSWERS = List.of(
            new Pair("<|START_RESPONSE|>", "<|END_RESPONSE|>"),
            new Pair("<|START_TEXT|>", "<|END_TEXT|>"),
            new Pair("<|open|>response<|sep|>", "<|close|>response<|sep|>"),
            new Pair("<|begin_of_solution|>", "<|end_of_solution|>"));

    private static final List<String> TEMPLATE_STARTS =
            List.of("<s>", "<bos>", "<|begin_of_text|>", "<|im_start|>assistant\n");

    private static final List<String> TEMPLATE_ENDS =
            List.of("</s>", "<eos>", "<|im_end|>", "<|eot_id|>", "<|endoftext|>", "<end_of_turn>");

    private record Pair(String opening, String closing) {}

    /** @param fences the marks of code blocks before it */
    private record Marker(boolean opens, String family, int start, int end, int fences) {}

    /**
     * Returns a reply with the thinking within its text moved from the answer to the thinking; a reply whose thinking
     * has no end is cut.
     */
    public static Reply apart(Reply reply) {
        Thinking parts = in(reply.text());
        String all = reply.thinking().isBlank() || parts.thinking().isBlank()
                ? reply.thinking() + parts.thinking()
                : reply.thinking() + "\n" + parts.thinking();
        return new Reply(parts.answer(), all, reply.cut() || parts.open(), reply.usage(), reply.model());
    }

    /** Separates the thinking in a text from the answer. */
    public static Thinking in(String received) {
        String text = withoutTemplate(received);
        if (Channels.isIn(text)) {
            return Channels.apart(text);
        }
        List<Marker> markers = new ArrayList<>();
        int fences = collect(text, markers);
        if (!markers.isEmpty()
                && markers.get(0).opens
                && text.substring(0, markers.get(0).start).isBlank()) {
            return opened(text, markers, fences);
        }
        Optional<Marker> last = markers.stream()
                .takeWhile(marker -> !marker.opens)
                .filter(marker -> !isMentioned(text, marker, fences))
                .reduce((earlier, later) -> later);
        return last.map(marker -> closed(text, 0, marker)).orElseGet(() -> Prose.apart(text));
    }

    /** Strips chat template tokens from both ends of a text, which some servers leave in. */
    private static String withoutTemplate(String text) {
        int start = 0;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        int end = text.stripTrailing().length();
        boolean found = false;
        for (boolean more = true; more; ) {
            more = false;
            for (String token : TEMPLATE_STARTS) {
                if (text.startsWith(token, start)) {
                    start += token.length();
                    more = true;
                }
            }
            for (String token : TEMPLATE_ENDS) {
                if (end - token.length() >= start && text.startsWith(token, end - token.length())) {
                    end -= token.length();
                    more = true;
                }
            }
            found |= more;
        }
        return found ? text.substring(start, Math.max(start, end)) : text;
    }

    private static Thinking opened(String text, List<Marker> markers, int fences) {
        Marker first = markers.get(0);
        Optional<Marker> last = Optional.empty();
        boolean open = true;
        for (Marker marker : markers.subList(1, markers.size())) {
            if (!marker.family.equals(first.family)) {
                continue;
            }
            if (!marker.opens && (open || !isMentioned(text, marker, fences))) {
                last = Optional.of(marker);
                open = false;
            } else if (marker.opens && beginsLine(text, marker) && !isInCode(marker, fences)) {
                open = true;
            }
        }
        return open || last.isEmpty()
                ? new Thinking(text.substring(first.end).strip(), "", true)
                : closed(text, first.end, last.get());
    }

    private static Thinking closed(String text, int start, Marker closing) {
        return new Thinking(text.substring(start, closing.start).strip(), bare(text.substring(closing.end)), false);
    }

    private static String bare(String answer) {
        String bare = answer.stripLeading();
        for (Pair around : AROUND_ANSWERS) {
            if (bare.startsWith(around.opening)) {
                String inner = bare.substring(around.opening.length());
                int end = inner.lastIndexOf(around.closing);
                return (end < 0 ? inner : inner.substring(0, end)).strip();
            }
        }
        return bare;
    }

    /** Collects all markers outside quotes, in order. Returns the number of code fences. */
    private static int collect(String text, List<Marker> markers) {
        int fences = 0;
        int next = 0;
        for (int i = 0; i < text.length(); i = next) {
            next = i + 1;
            char c = text.charAt(i);
            if (c == '`' && text.startsWith(FENCE, i)) {
                fences++;
                next = i + FENCE.length();
            } else if (c == '<' || c == '[' || c == '\u25C1') {
                Optional<Marker> marker = markerAt(text, i, fences);
                marker.filter(found -> !isQuoted(text, found)).ifPresent(markers::add);
                next = marker.map(Marker::end).orElse(next);
            }
        }
        return fences;
    }

    private static Optional<Marker> markerAt(String text, int start, int fences) {
        for (Pair pair : PAIRS) {
            if (text.startsWith(pair.opening, start)) {
                return Optional.of(new Marker(true, pair.opening, start, start + pair.opening.length(), fences));
            }
            if (text.startsWith(pair.closing, start)) {
                return Optional.of(new Marker(false, pair.opening, start, start + pair.closing.length(), fences));
            }
        }
        return text.charAt(start) == '<' ? tagAt(text, start, fences) : Optional.empty();
    }

    private static Optional<Marker> tagAt(String text, int start, int fences) {
        boolean opens = !text.startsWith("</", start);
        int name = start + (opens ? 1 : 2);
        int end = name;
        while (end < text.length() && end - name <= LONGEST_NAME && isOfName(text.charAt(end))) {
            end++;
        }
        if (end >= text.length() || text.charAt(end) != '>') {
            return Optional.empty();
        }
        String tag = text.substring(name, end).toLowerCase(Locale.ROOT);
        boolean thinks = TAGS.contains(tag) || List.of(tag.split("[:_-]")).contains("think");
        // models sometimes close <thinking> with </think>
        return thinks
                ? Optional.of(new Marker(opens, tag.replace("thinking", "think"), start, end + 1, fences))
                : Optional.empty();
    }

    private static boolean isOfName(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == ':' || c == '_' || c == '-';
    }

    private static boolean isQuoted(String text, Marker marker) {
        return marker.start > 0
                && marker.end < text.length()
                && QUOTES.indexOf(text.charAt(marker.start - 1)) >= 0
                && QUOTES.indexOf(text.charAt(marker.end)) >= 0;
    }

    /** Returns whether a sentence continues across a marker, as in "the tag </think> ends it". */
    private static boolean isWithinSentence(String text, Marker marker) {
        int before = marker.start - 1;
        while (before >= 0 && text.charAt(before) == ' ') {
            before--;
        }
        boolean afterWord = before >= 0
                && before < marker.start - 1
                && text.charAt(before) != '\n'
                && SENTENCE_ENDS.indexOf(text.charAt(before)) < 0;
        return afterWord && marker.end < text.length() && " .,;:!?)".indexOf(text.charAt(marker.end)) >= 0;
    }

    private static boolean beginsLine(String text, Marker marker) {
        int before = marker.start - 1;
        while (before >= 0 && text.charAt(before) == ' ') {
            before--;
        }
        return before < 0 || text.charAt(before) == '\n' || text.charAt(before) == '>';
    }

    private static boolean isMentioned(String text, Marker marker, int fences) {
        return isWithinSentence(text, marker) || isInCode(marker, fences);
    }

    /** Returns whether a code block begins before a marker and ends after it. */
    private static boolean isInCode(Marker marker, int fences) {
        return marker.fences % 2 == 1 && fences > marker.fences;
    }

    /** Granite, which marks its thinking with sentences. A text without both sentences is an ordinary answer. */
    private static final class Prose {

        private static final List<String> BEGINNINGS =
                List.of("Here is my thought process:", "Here's my thought process:");
        private static final List<String> ENDS = List.of("Here is my response:", "Here's my response:");

        static Thinking apart(String text) {
            String stripped = text.stripLeading();
            for (String beginning : BEGINNINGS) {
                for (String end : ENDS) {
                    int at = stripped.startsWith(beginning) ? stripped.indexOf(end) : -1;
                    if (at >= 0) {
                        return new Thinking(
                                stripped.substring(beginning.length(), at).strip(),
                                stripped.substring(at + end.length()).stripLeading(),
                                false);
                    }
                }
            }
            return new Thinking("", text, false);
        }
    }
}
