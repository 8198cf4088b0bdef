package io.github.metaspo.scoring.text;

import java.util.List;

/** Markdown around a short answer, which says how it looks and not what it is. */
public final class Markup {

    private static final List<String> MARKS = List.of("***", "**", "__", "```", "`", "*", "_");
    private static final int LONGEST = 200;

    private Markup() {}

    /** A text of one line without the marks around the whole of it; marks that a gold answer has, too, stay. */
    public static String unwrapped(String text, List<String> golds) {
        String bare = text.strip();
        if (bare.length() > LONGEST || bare.indexOf('\n') >= 0) {
            return bare;
        }
        boolean changed = true;
        while (changed && !golds.contains(bare)) {
            changed = false;
            for (String mark : MARKS) {
                if (isAround(bare, mark)) {
                    bare = bare.substring(mark.length(), bare.length() - mark.length())
                            .strip();
                    changed = true;
                    break;
                }
            }
        }
        return bare;
    }

    private static boolean isAround(String text, String mark) {
        return text.length() > 2 * mark.length()
                && text.startsWith(mark)
                && text.endsWith(mark)
                && text.indexOf(mark.charAt(0), mark.length()) == text.length() - mark.length();
    }
}
