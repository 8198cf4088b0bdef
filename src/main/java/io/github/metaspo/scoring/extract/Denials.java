package io.github.metaspo.scoring.extract;

import io.github.metaspo.scoring.text.CueWords;
import io.github.metaspo.scoring.text.Phrases;
import io.github.metaspo.scoring.text.Prose;

import java.util.ArrayList;
import java.util.List;

/** Detector of labels that a reply denies: "not B", "rather than B", "A, C and D are wrong". */
final class Denials {

    private static final int LONGEST_JOINT = 24;
    private static final int LONGEST_BRACKET = 80;

    private static final Phrases PASSED_OVER = Phrases.words(
            "option, options, choice, choices, answer, answers, letter, label, both, either, a, an, the, la, el, le, die, der, das, il, o, optionen, opción, opciones,"
                    + " opzione, opção, вариант, варианты, 选项, 選項, antwort, réponse, respuesta, risposta, resposta, ответ, any");
    private static final Phrases NOTHING = Phrases.words(
            "nothing about, over, against, than, versus, vs, compared to, compared with, nothing, anything, lack of, hardly any, outweigh, outweighs, outweighed, outperforms, outperform, nichts, rien, nada, niente, ничего, 没有, less, more than");

    /** After a label, these introduce a minor part with another label: "a negative review with a few positive notes". */
    private static final Phrases SMALL_PARTS = Phrases.words(
            "with a few, with some, with one, with two, with minor, with slight, with slightly, with occasional, with only, with a single, with a, with an, with just, with several,"
                    + " despite some, despite a, despite the, despite one, the only",
            "mit einigen, mit ein paar, mit einer, mit einem, trotz einiger, trotz der, avec quelques, avec une, avec un, malgré quelques, con algunos, con algunas, con un,"
                    + " con una, a pesar de algunos, con alcuni, con alcune, com alguns, com algumas, com um, com uma, с несколькими, с некоторыми, 虽然有一些, 但有一些");

    private static final Phrases WRONG = Phrases.words(
            "incorrect, wrong, not correct, not right, ✗, ❌, ✘, hingegen nicht, dagegen nicht, jedoch nicht, aber nicht, allerdings nicht, falsch, incorrecta, incorrecto,"
                    + " incorrecte, fausse, sbagliata, errata, errada, incorreta, неверно, неправильно, 错误, 错, 間違い, 誤り");
    private static final Phrases RIGHT = Phrases.words(
            "correct, right, ✓, ✅, ✔, richtig, korrekt, correcta, correcto, correcte, corretta, giusta, correta, certa, верно, правильно, 正确, 正しい, 正解");

    /** The first words of a denial of one label alone. */
    private static final Phrases SINGULAR = Phrases.words(
            "is, isn't, was, does, doesn't, seems, fails, contradicts, sounds, has, looks, ist, scheidet, passt, trifft, kommt, wäre, est, n'est, ne convient,"
                    + " ne correspond, es, no es, queda, se descarta, no corresponde, è, non è, non corrisponde, é, não é, está, не подходит, не является, неверен");

    private final Prose prose;
    private final List<Mention> mentions;

    private Denials(Prose prose, List<Mention> mentions) {
        this.prose = prose;
        this.mentions = mentions;
    }

    static List<Mention> marked(Prose prose, List<Mention> mentions) {
        return new Denials(prose, mentions).marked();
    }

    private List<Mention> marked() {
        List<Mention> result = new ArrayList<>(mentions.size());
        int from = 0;
        while (from < mentions.size()) {
            int to = from + 1;
            while (to < mentions.size() && areJoined(prose, mentions.get(to - 1), mentions.get(to))) {
                to++;
            }
            boolean before = isDeniedBefore(mentions.get(from).start()) || isSmallPart(from, result);
            int firstDenied = before ? from : isDeniedAfter(mentions.get(to - 1).end()) ? firstDenied(from, to) : to;
            for (int i = from; i < to; i++) {
                result.add(i >= firstDenied ? mentions.get(i).asDenied() : mentions.get(i));
            }
            from = to;
        }
        return result;
    }

    /** Returns the index of the first label in a row that is denied by the words after the last one. */
    private int firstDenied(int from, int to) {
        Mention last = mentions.get(to - 1);
        if (to - from == 1 || SINGULAR.endOf(prose.lower(), after(prose, last.end())) >= 0) {
            return to - 1;
        }
        int before = back(mentions.get(from).start());
        if (CueWords.CHOOSING.startOf(prose.lower(), before) >= 0
                || CueWords.LINKS.startOf(prose.lower(), before) >= 0) {
            // "The answer is D, A and B are wrong."
            return from + 1;
        }
        boolean comma =
                prose.text().substring(mentions.get(to - 2).end(), last.start()).indexOf(',') >= 0;
        return to - from == 2 && comma ? to - 1 : from;
    }

    /** Returns whether there is only "and", "or", a comma or the like between two labels. */
    static boolean areJoined(Prose prose, Mention first, Mention second) {
        if (second.start() - first.end() > LONGEST_JOINT) {
            return false;
        }
        int at = first.end();
        boolean joint = false;
        while (at < second.start()) {
            char c = prose.at(at);
            int word = Math.max(CueWords.ALTERNATIVES.endOf(prose.lower(), at), PASSED_OVER.endOf(prose.lower(), at));
            if (word > at && word <= second.start()) {
                joint |= CueWords.ALTERNATIVES.endOf(prose.lower(), at) >= 0;
                at = word;
            } else if (Prose.isBlank(c) || Prose.isMarkup(c) || ",/&、()".indexOf(c) >= 0) {
                joint |= ",/&、".indexOf(c) >= 0;
                at++;
            } else {
                return false;
            }
        }
        return joint;
    }

    private boolean isDeniedBefore(int start) {
        int at = back(start);
        for (int words = 0; words < 3; words++) {
            if (CueWords.NEGATIONS.startOf(prose.lower(), at) >= 0 || NOTHING.startOf(prose.lower(), at) >= 0) {
                return true;
            }
            int passed = PASSED_OVER.startOf(prose.lower(), at);
            if (passed < 0) {
                return false;
            }
            at = back(passed);
        }
        return false;
    }

    /** Whether a label of several letters names only a minor part compared with the label before it. */
    private boolean isSmallPart(int i, List<Mention> before) {
        Mention mention = mentions.get(i);
        if (i == 0 || mention.end() - mention.start() < 3) {
            return false;
        }
        Mention head = before.get(i - 1);
        int phrase = SMALL_PARTS.startOf(prose.lower(), back(mention.start()));
        return phrase >= head.end()
                && head.counts()
                && head.label() != mention.label()
                && phrase - head.end() < LONGEST_BRACKET
                && prose.text().substring(head.end(), phrase).indexOf('\n') < 0;
    }

    private int back(int from) {
        int at = prose.skipMarkupBack(from);
        return prose.at(at - 1) == '(' ? prose.skipMarkupBack(at - 1) : at;
    }

    private boolean isDeniedAfter(int end) {
        int at = after(prose, end);
        return CueWords.DENIALS.endOf(prose.lower(), at) >= 0 || WRONG.endOf(prose.lower(), verdict(prose, at)) >= 0;
    }

    /** Returns whether there is a word such as "correct" here, at the end of its line or before a reason. */
    static boolean isVerdict(Prose prose, int at) {
        int end = Math.max(WRONG.endOf(prose.lower(), at), RIGHT.endOf(prose.lower(), at));
        return end >= 0 && !Character.isLetterOrDigit(prose.at(prose.skipMarkup(end)));
    }

    /** Returns whether the reply says that the label that ends here is right. */
    static boolean isAffirmed(Prose prose, int end) {
        int at = after(prose, end);
        return CueWords.AFFIRMATIONS.endOf(prose.lower(), at) >= 0
                || verdict(prose, at) > at && RIGHT.endOf(prose.lower(), verdict(prose, at)) >= 0
                || prose.at(prose.skipMarkup(end)) == ')'
                        && isVerdict(prose, at)
                        && RIGHT.endOf(prose.lower(), at) >= 0;
    }

    /** Returns the position after the colon or dash of "A: wrong", or the same position if there is none. */
    private static int verdict(Prose prose, int at) {
        return ":–—-|".indexOf(prose.at(at)) >= 0 ? prose.skipMarkup(at + 1) : at;
    }

    /** Returns the position after the closing bracket of a label and after its text in brackets. */
    static int after(Prose prose, int end) {
        int at = prose.skipMarkup(end);
        if (prose.at(at) == ')' || prose.at(at) == ']') {
            at = prose.skipMarkup(at + 1);
        }
        if (prose.at(at) == '(') {
            for (int i = at; i < at + LONGEST_BRACKET && prose.at(i) != '\n'; i++) {
                if (prose.at(i) == ')') {
                    return prose.skipMarkup(i + 1);
                }
            }
        }
        return at;
    }
}
