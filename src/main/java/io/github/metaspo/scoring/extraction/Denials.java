package io.github.metaspo.scoring.extraction;

import io.github.metaspo.scoring.text.CueWords;
import io.github.metaspo.scoring.text.Phrases;
import io.github.metaspo.scoring.text.Prose;

import java.util.ArrayList;
import java.util.List;

/** Marks the labels that a reply denies: "not B", "rather than B", "A, C and D are wrong". */
final class Denials {

    private static final int LONGEST_JOINT = 24;
    private static final int LONGEST_BRACKET = 80;

    private static final Phrases PASSED_OVER = Phrases.words(
            "option, options, choice, choices, answer, answers, letter, label, both, either, a, an, the, la, el, le, die, der, das, il, o, optionen, opción, opciones,"
                    + " opzione, opção, вариант, варианты, 选项, 選項, antwort, réponse, respuesta, risposta, resposta, ответ, any");
    private static final Phrases NOTHING = Phrases.words(
            "nothing, anything, lack of, hardly any, nichts, rien, nada, niente, ничего, 没有, less, more than");

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
            boolean denied = isDeniedBefore(mentions.get(from).start())
                    || isDeniedBehind(mentions.get(to - 1).end());
            for (Mention mention : mentions.subList(from, to)) {
                result.add(denied ? mention.asDenied() : mention);
            }
            from = to;
        }
        return result;
    }

    /** Whether nothing but "and", "or", a comma or the like stands between two labels. */
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

    private int back(int from) {
        int at = prose.skipMarkupBack(from);
        return prose.at(at - 1) == '(' ? prose.skipMarkupBack(at - 1) : at;
    }

    private boolean isDeniedBehind(int end) {
        int at = behind(prose, end);
        return CueWords.DENIALS.endOf(prose.lower(), at) >= 0;
    }

    /** Behind the closing bracket of a label, and behind its text in brackets. */
    static int behind(Prose prose, int end) {
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
