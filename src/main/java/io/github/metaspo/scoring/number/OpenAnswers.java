package io.github.metaspo.scoring.number;

import io.github.metaspo.scoring.text.CueWords;
import io.github.metaspo.scoring.text.LowerCase;
import io.github.metaspo.scoring.text.Phrases;
import io.github.metaspo.scoring.text.Prose;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Detector of replies that give several numbers, a bound, an expression or a refusal instead of one number. */
final class OpenAnswers {

    private static final int LONGEST_TUPLE = 12;
    private static final int LONGEST_BOUND = 40;
    private static final int LONGEST_BETWEEN = 30;

    /** An expression with unknowns after the last equals sign; units such as m and s are not unknowns. */
    private static final Pattern EXPRESSION = Pattern.compile(
            "[^=]*([πθ±∞]|[0-9)][ *×]{0,2}[xyznkir](?![\\p{L}\\p{N}])|(?<![\\p{L}\\p{N}])[xyznk] *[-+*/^<>≤≥]).*");

    private static final Pattern LIST = Pattern.compile(" *[(\\[{].*[0-9].*[,;].*[)\\]}] *");
    private static final Pattern BOUND = Pattern.compile("[^=]*[<>≤≥].*");
    private static final Pattern UNKNOWN = Pattern.compile("\\P{L}*(and|und|et|y|e|и|和)\\s+[a-z]\\s*=[\\s$]*");

    private static final Phrases UP_TO = Phrases.words("to, bis, à, a, até, до, 到, 至, から");
    private static final Phrases FROM = Phrases.words("from, von, de, desde, du, da, от, с, 从");
    private static final Phrases BETWEEN = Phrases.words("between, zwischen, entre, tra, fra, между, 介于, 在");
    private static final Phrases BOUNDS = Phrases.words(
            "more than, less than, at least, at most, greater than, fewer than, mehr als, weniger als, mindestens, höchstens, plus de, moins de, más de, menos de,"
                    + " più di, meno di, mais de, больше, меньше, более, менее, 超过, 至少, 大于, 小于");

    private static final Phrases REFUSALS = Phrases.words(
            "cannot be determined, can't be determined, cannot be answered, can't be answered, cannot determine, can't determine, not enough information, insufficient information,"
                    + " i cannot answer, i can't answer, i cannot say, i can't say, i'm unable, i am unable, unable to determine, unable to answer, unable to see, i need more information,"
                    + " i don't know, i do not know, knowledge cutoff",
            "kann nicht bestimmt werden, nicht genug informationen, ich weiß nicht, ich weiß es nicht, ich kann die frage nicht",
            "ne peut pas être déterminé, ne peut être déterminé, pas assez d'informations, je ne sais pas",
            "no se puede determinar, no hay suficiente información, no lo sé, no sé",
            "non può essere determinato, informazioni insufficienti, non lo so",
            "não pode ser determinado, informações insuficientes, não sei",
            "невозможно определить, недостаточно данных, недостаточно информации, я не знаю",
            "无法确定, 無法確定, 信息不足, 不知道, 判断できません, 分かりません, 알 수 없");

    private OpenAnswers() {}

    /** Returns the numbers that are not in pairs, sets or intervals: (3, 4), {1, 2, 5}, [0, 7]. */
    static List<Numeral> withoutTuples(Prose prose, List<Numeral> numerals) {
        List<Numeral> kept = new ArrayList<>(numerals.size());
        int from = 0;
        while (from < numerals.size()) {
            int to = from + 1;
            while (to < numerals.size()
                    && to - from < LONGEST_TUPLE
                    && isComma(prose, numerals.get(to - 1), numerals.get(to))) {
                to++;
            }
            boolean tuple = to - from > 1
                    && "([{"
                                    .indexOf(prose.at(prose.skipMarkupBack(
                                                    numerals.get(from).start())
                                            - 1))
                            >= 0
                    && ")]}"
                                    .indexOf(prose.at(prose.skipMarkup(
                                            numerals.get(to - 1).end())))
                            >= 0;
            if (!tuple) {
                kept.addAll(numerals.subList(from, to));
            }
            from = to;
        }
        return kept;
    }

    private static boolean isComma(Prose prose, Numeral first, Numeral second) {
        String between = between(prose, first, second).strip();
        return between.equals(",") || between.equals(";");
    }

    /** Returns whether a box contains a list, a bound or an expression with letters instead of a number. */
    static boolean isOpenBox(Prose prose, int begin, int end) {
        String whole = LowerCase.of(prose.text().substring(begin, end)).replace('\n', ' ');
        String content = whole.substring(whole.lastIndexOf('=') + 1);
        return LIST.matcher(content).matches()
                || BOUND.matcher(whole).matches()
                || EXPRESSION.matcher(content).matches();
    }

    /** Returns whether the text between two numbers makes both the answer: "2 and 3". */
    static boolean isPair(String between) {
        String lower = LowerCase.of(between).strip();
        return !lower.isEmpty() && CueWords.ALTERNATIVES.endOf(lower, 0) == lower.length();
    }

    /** Returns whether the last two numbers of a reply leave open which is the answer: "x = 2 or x = 5", "5 to 10", "between 10 and 20". */
    static boolean isOpen(Prose prose, Numeral first, Numeral second) {
        String between = between(prose, first, second);
        if (between.length() > LONGEST_BETWEEN) {
            return false;
        }
        String lower = LowerCase.of(between).strip();
        int before = prose.skipMarkupBack(first.start());
        boolean from = FROM.startOf(prose.lower(), before) >= 0;
        boolean range = !lower.isEmpty() && UP_TO.endOf(lower, 0) == lower.length() && !from;
        boolean span = isPair(between) && BETWEEN.startOf(prose.lower(), before) >= 0;
        boolean choice = between.indexOf(',') < 0 && Equations.isChoice(between) && !from && !isRange(lower);
        return range || span || choice || UNKNOWN.matcher(lower).matches();
    }

    private static boolean isRange(String lower) {
        return UP_TO.isWithin(lower, 0, lower.length());
    }

    /** Returns whether the whole reply is a bound: "more than 100". */
    static boolean isBound(Prose prose) {
        String reply = prose.lower().strip();
        return reply.length() < LONGEST_BOUND
                && reply.indexOf('=') < 0
                && (BOUNDS.endOf(reply, 0) >= 0
                        || reply.startsWith("> ")
                        || reply.startsWith("≥")
                        || reply.startsWith("±"));
    }

    /** Returns whether the last line says that there is no answer. */
    static boolean isRefused(Prose prose) {
        int end = prose.length();
        while (end > 0 && Character.isWhitespace(prose.at(end - 1))) {
            end--;
        }
        int begin = Math.max(prose.text().lastIndexOf('\n', end - 1) + 1, end - 1000);
        return REFUSALS.isWithin(prose.lower(), begin, end);
    }

    static String between(Prose prose, Numeral first, Numeral second) {
        return prose.text().substring(Math.min(first.end(), second.start()), second.start());
    }
}
