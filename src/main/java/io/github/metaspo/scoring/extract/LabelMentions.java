package io.github.metaspo.scoring.extract;

import io.github.metaspo.scoring.text.CueWords;
import io.github.metaspo.scoring.text.Phrases;
import io.github.metaspo.scoring.text.Prose;
import io.github.metaspo.scoring.text.Ratings;
import io.github.metaspo.scoring.text.Words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finder of labels that are tokens of their own, not parts of a word, a number or a compound ("vitamin-B", "A/B", "I'm"). Before
 * another word, "A" and "I" count as the article and the pronoun, and "no" as a word of the sentence, unless the context shows
 * that they are labels ("The answer is A because", "A is wrong").
 */
final class LabelMentions {

    private static final String JOINTS = "-'./&+,";
    private static final Set<String> WORDS = Set.of("a", "i", "e", "o", "y", "u", "и", "в", "с", "а", "о", "я", "à");
    private static final Phrases DENYING = Phrases.words("no, not, non, não, nein, ni, не, нет, none");
    private static final Phrases LETTER_CUES = Phrases.words(
            "is, be, answer, option, choice, letter, choose, chose, select, pick, options, answers, ist, antwort, wähle, est, réponse, es, opción, respuesta, è, opzione,"
                    + " risposta, é, opção, resposta, alternativa, вариант, ответ, буква, buchstabe, with, lettre, letra, lettera, was");
    private static final Phrases ANSWERING = Phrases.words("answer, answer:, antworte, réponds, respondo, rispondo");
    private static final Phrases VERBS = Phrases.words(
            "is, are, and, or, was, because, since, fits, would, must, ist, und, oder, weil, est, et, ou, es, son, è, sono, é, são, y, e, o, verified");
    private static final Phrases COMPOUNDS = Phrases.words(
            "vitamin, vitamins, hepatitis, influenza, plan, protein, factor, appendix, section, grade, blood type, vitamine, vitamina, витамин, ビタミン, 维生素,"
                    + " gepatit, class, exhibit, streptococcus, immunoglobulin, omega");

    private static final List<String> DIGITS =
            List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

    private final Prose prose;
    private final List<String> labels;
    private final Map<Character, List<Integer>> byFirst = new HashMap<>();

    private LabelMentions(Prose prose, List<Prose> labels) {
        this.prose = prose;
        this.labels = labels.stream().map(Prose::lower).toList();
        for (int i = 0; i < labels.size(); i++) {
            if (labels.get(i).length() > 0) {
                byFirst.computeIfAbsent(this.labels.get(i).charAt(0), first -> new ArrayList<>())
                        .add(i);
            }
        }
        byFirst.values()
                .forEach(group -> group.sort(
                        Comparator.comparing((Integer i) -> this.labels.get(i).length())
                                .reversed()));
    }

    /** Returns all mentions of labels, in the order of the text. If labels overlap, the longest counts. */
    static List<Mention> in(Prose prose, List<Prose> labels) {
        LabelMentions mentions = new LabelMentions(prose, labels);
        return OptionLists.marked(prose, Denials.marked(prose, mentions.find(labels)));
    }

    private List<Mention> find(List<Prose> spelled) {
        List<Mention> found = new ArrayList<>();
        for (int i = 0; i < prose.length(); i++) {
            for (int label : byFirst.getOrDefault(prose.lower().charAt(i), List.of())) {
                int end = i + labels.get(label).length();
                if (isWritten(labels.get(label), i) && standsAlone(i, end)) {
                    boolean best = isNumber(label) && Ratings.isBest(prose, i);
                    found.add(new Mention(
                            label, i, end, isFirm(spelled.get(label), i, end), false, best || isAsked(end)));
                    i = ratingEnd(label, i, end) - 1;
                    break;
                }
            }
            spelledOut(i, spelled).ifPresent(found::add);
        }
        return found;
    }

    /** Returns the mention of a label that is spelled out, such as the 4 of "four stars". */
    private Optional<Mention> spelledOut(int start, List<Prose> spelled) {
        if (!Words.isBoundary(prose.text(), start)) {
            return Optional.empty();
        }
        for (int i = 1; i < DIGITS.size(); i++) {
            int end = start + DIGITS.get(i).length();
            int label = labels.indexOf(String.valueOf(i));
            if (label >= 0
                    && prose.lower().startsWith(DIGITS.get(i), start)
                    && Ratings.starsEnd(prose, prose.skipMarkup(end)) >= 0) {
                return Optional.of(new Mention(label, start, end, true, false, false));
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the end of the scale if this label is a rating, so that the highest number of the scale is not taken for a label:
     * "4 out of 5".
     */
    private int ratingEnd(int label, int start, int end) {
        return isNumber(label)
                ? Ratings.after(prose, start, end).map(Ratings.Scale::end).orElse(end)
                : end;
    }

    private boolean isNumber(int label) {
        return labels.get(label).chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Whether there is a label here. Blanks or hyphens may replace its underscores: "not entailment". */
    private boolean isWritten(String label, int start) {
        if (prose.lower().startsWith(label, start)) {
            return true;
        }
        if (label.indexOf('_') < 0 || start + label.length() > prose.length()) {
            return false;
        }
        for (int i = 0; i < label.length(); i++) {
            char c = prose.lower().charAt(start + i);
            if (label.charAt(i) != c && !(label.charAt(i) == '_' && (c == ' ' || c == '-'))) {
                return false;
            }
        }
        return true;
    }

    private boolean standsAlone(int start, int end) {
        return Words.isBoundary(prose.text(), start)
                        && Words.isBoundary(prose.text(), end)
                        && prose.at(start - 1) != '_'
                || prose.at(start - 1) == '_' && Words.isBoundary(prose.text(), end) && isEmphasis(start, end);
    }

    private boolean isEmphasis(int start, int end) {
        return prose.at(end) == '_' && !Character.isLetterOrDigit(prose.at(start - 2));
    }

    /** Whether the label is only part of a question. */
    private boolean isAsked(int end) {
        int mark = prose.skipMarkup(end);
        return prose.at(mark) == '?' && prose.skipToText(mark + 1) < prose.length();
    }

    /** Whether this is the integer part of a whole decimal: the 4 of "4.0". */
    private boolean isWholeDecimal(int start, int end) {
        return Character.isDigit(prose.at(start))
                && prose.text().startsWith(".0", end)
                && !Character.isLetterOrDigit(prose.at(end + 2));
    }

    /** Whether this is a rating: the 4 of "4-star", and of "4/5" if 5 is the best label. */
    private boolean isRating(int start, int end) {
        if (Character.isDigit(prose.at(start)) && Ratings.starsEnd(prose, end) >= 0) {
            return true;
        }
        if (prose.at(end) != '/' || !Character.isDigit(prose.at(start))) {
            return false;
        }
        String best = labels.get(labels.size() - 1);
        return prose.lower().startsWith(best, end + 1) && !Character.isLetterOrDigit(prose.at(end + 1 + best.length()));
    }

    private boolean isFirm(Prose label, int start, int end) {
        if (isJoined(start - 1, -1)
                || isJoined(end, 1) && !isRating(start, end) && !isWholeDecimal(start, end)
                || prose.at(end) == '_' && Character.isLetterOrDigit(prose.at(end + 1))) {
            return false;
        }
        String lower = label.lower();
        int before = skipOpening(start);
        if (DENYING.endOf(lower, 0) == lower.length()) {
            return !isWordNext(end) || ANSWERING.startOf(prose.lower(), prose.skipMarkupBack(start)) >= 0;
        }
        if (lower.length() > 1) {
            return true;
        }
        int letter = lower.charAt(0);
        if (Words.isWithoutBlanks(letter)) {
            return isPunctuated(start, end);
        }
        if (!Character.isLetter(letter)) {
            return true;
        }
        if (COMPOUNDS.startOf(prose.lower(), before) >= 0 && prose.skipMarkupBack(start) == before) {
            return false;
        }
        return isFirmLetter(label, start, end, before);
    }

    private boolean isFirmLetter(Prose label, int start, int end, int before) {
        boolean asSpelled = prose.at(start) == label.at(0);
        boolean cued = LETTER_CUES.startOf(prose.lower(), before) >= 0;
        if (!asSpelled && !isWrapped(start, end)) {
            return cued
                    && !isWordNext(end)
                    && !(WORDS.contains(label.lower()) && prose.skipToText(end) == prose.length());
        }
        if (!WORDS.contains(label.lower()) || !isWordNext(end)) {
            // a response that was cut may end with the article of a missing noun
            return !WORDS.contains(label.lower())
                    || Character.isUpperCase(prose.at(start))
                    || isWrapped(start, end)
                    || prose.skipToText(end) < prose.length();
        }
        boolean capital = Character.isUpperCase(prose.at(start));
        int next = prose.skipMarkup(end);
        boolean inside = Character.isLetterOrDigit(prose.at(prose.skipMarkupBack(start) - 1))
                || prose.at(prose.skipMarkupBack(start) - 1) == ',';
        return capital
                        && (cued
                                || inside && !label.lower().equals("i")
                                || isVerbNext(next) && !label.lower().equals("i"))
                || isWrapped(start, end) && next > end + 1;
    }

    private boolean isVerbNext(int at) {
        return VERBS.endOf(prose.lower(), at) >= 0
                || CueWords.DENIALS.endOf(prose.lower(), at) >= 0
                || CueWords.AFFIRMATIONS.endOf(prose.lower(), at) >= 0;
    }

    /** Whether the label is in brackets, quotes or bold type. */
    private boolean isWrapped(int start, int end) {
        char before = prose.at(start - 1);
        char after = prose.at(end);
        return after == ')'
                || after == ']'
                || before == '"' && after == '"'
                || before == '*' && after == '*'
                || before == '`' && after == '`'
                || before == '\'' && after == '\''
                || before == Prose.BOX && after == Prose.BOX_END;
    }

    private boolean isPunctuated(int start, int end) {
        boolean before = !Character.isLetterOrDigit(prose.at(start - 1)) || !Words.isWithoutBlanks(prose.at(start - 1));
        char next = prose.at(end);
        return before && (!Character.isLetterOrDigit(next) || next == '的') || next == '。' || next == '」';
    }

    private int skipOpening(int start) {
        int at = start;
        while (at > 0 && (Prose.isBlank(prose.at(at - 1)) || "(\"'`*[:".indexOf(prose.at(at - 1)) >= 0)) {
            at--;
        }
        return at;
    }

    private boolean isJoined(int neighbour, int step) {
        return JOINTS.indexOf(prose.at(neighbour)) >= 0 && isLatin(prose.at(neighbour + step));
    }

    private static boolean isLatin(char c) {
        return Character.isLetterOrDigit(c) && !Words.isWithoutBlanks(c);
    }

    private boolean isWordNext(int end) {
        int next = end;
        while (Prose.isBlank(prose.at(next))) {
            next++;
        }
        return Character.isLetterOrDigit(prose.at(next)) && !(next == end && Words.isWithoutBlanks(prose.at(next)));
    }
}
