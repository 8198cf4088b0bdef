package io.github.metaspo.scoring.extract;

import io.github.metaspo.scoring.text.Prose;

import java.util.ArrayList;
import java.util.List;

/** Detector of labels that only repeat the options of the question, beginning with the first label: "A) typhus B) measles C) ...". */
final class OptionLists {

    private OptionLists() {}

    static List<Mention> marked(Prose prose, List<Mention> mentions) {
        List<Mention> result = new ArrayList<>(mentions);
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < mentions.size(); i++) {
            Mention mention = mentions.get(i);
            if (!heads(prose, mention)) {
                continue;
            }
            if (mention.label() != open.size()) {
                close(open, result);
            }
            if (mention.label() == open.size()) {
                open.add(i);
            }
        }
        close(open, result);
        return result;
    }

    private static void close(List<Integer> open, List<Mention> result) {
        if (open.size() > 1) {
            open.forEach(i -> result.set(i, result.get(i).asListed()));
        }
        open.clear();
    }

    /** Whether the label heads a text on the same line: "A) typhus", "(A) typhus", "A: typhus". */
    private static boolean heads(Prose prose, Mention mention) {
        int at = prose.skipMarkup(mention.end());
        char mark = prose.at(at);
        if (mark != ')' && mark != '.' && mark != ':' && mark != ']') {
            return false;
        }
        int text = prose.skipMarkup(at + 1);
        boolean item = prose.isLineStart(mention.start()) || mark == ')' || mark == ']';
        return item
                && !Denials.isVerdict(prose, text)
                && (Character.isLetterOrDigit(prose.at(text))
                        || prose.at(text) == '-'
                        || prose.at(text) == '>'
                        || prose.at(text) == '<');
    }
}
