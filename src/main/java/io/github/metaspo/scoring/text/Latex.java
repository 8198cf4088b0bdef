package io.github.metaspo.scoring.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Converter of the LaTeX in answers to plain text: {@code \frac{3}{4}} becomes 3/4, {@code \text{ cm}} becomes cm, {@code
 * 8{,}000} becomes 8,000, and a box is marked by {@link Prose#BOX}. Unknown commands stay as they are.
 */
final class Latex {

    private static final Set<String> FRACTIONS = Set.of("frac", "dfrac", "tfrac", "cfrac");
    private static final Set<String> BOXES = Set.of("boxed", "fbox", "framebox");
    private static final Set<String> TRANSPARENT = Set.of(
            "text",
            "textbf",
            "textit",
            "textrm",
            "textsf",
            "texttt",
            "mathrm",
            "mathbf",
            "mathit",
            "mathsf",
            "mathtt",
            "mbox",
            "operatorname",
            "emph",
            "boldsymbol",
            "bm",
            "underline",
            "unit",
            "mathbb");
    private static final Set<String> SILENT = Set.of(
            "left",
            "right",
            "displaystyle",
            "textstyle",
            "bf",
            "rm",
            "big",
            "Big",
            "bigl",
            "bigr",
            "limits",
            "large",
            "Large",
            "huge",
            "Huge");
    private static final Set<String> SPACES =
            Set.of("quad", "qquad", "newline", "par", "hspace", "enspace", "thinspace", "space");

    private static final int LONGEST_PART = 60;

    private final String text;
    private final StringBuilder out;
    /** The text that closes each open brace in the output; empty if the opening brace was dropped as well. */
    private final Deque<String> closings = new ArrayDeque<>();

    /**
     * The numerator or denominator of a fraction.
     *
     * @param begin where its text begins
     * @param end where its text ends; -1 if there is none
     * @param next the position after it
     */
    private record Part(int begin, int end, int next) {
        private static final Part NONE = new Part(0, -1, 0);
    }

    private Latex(String text) {
        this.text = text;
        this.out = new StringBuilder(text.length());
    }

    static String plain(String text) {
        return text.indexOf('\\') < 0 && text.indexOf('{') < 0 ? text : new Latex(text).plain();
    }

    private String plain() {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\\') {
                i = command(i);
            } else if (c == '{') {
                i = brace(i);
            } else if (c == '}') {
                out.append(closings.isEmpty() ? "}" : closings.pop());
                i++;
            } else {
                out.append(c);
                i++;
            }
        }
        return out.toString();
    }

    private int brace(int at) {
        if (at + 2 < text.length() && text.charAt(at + 2) == '}' && ",.'".indexOf(text.charAt(at + 1)) >= 0) {
            out.append(text.charAt(at + 1));
            return at + 3;
        }
        char before = out.isEmpty() ? ' ' : out.charAt(out.length() - 1);
        boolean script = before == '^' || before == '_';
        closings.push(script ? "" : "}");
        if (!script) {
            out.append('{');
        }
        return at + 1;
    }

    private int command(int at) {
        int begin = at + 1;
        if (begin < text.length() && text.charAt(begin) == '\\' && isKnown(name(begin + 1))) {
            // with a doubled backslash, as in a string literal
            begin++;
        }
        String name = name(begin);
        if (name.isEmpty()) {
            return symbol(at);
        }
        int end = begin + name.length();
        if (FRACTIONS.contains(name)) {
            return fraction(end);
        }
        int brace = end;
        while (brace < text.length() && text.charAt(brace) == ' ') {
            brace++;
        }
        boolean opens = brace < text.length() && text.charAt(brace) == '{';
        if (opens && BOXES.contains(name)) {
            return open(brace, String.valueOf(Prose.BOX), String.valueOf(Prose.BOX_END));
        }
        if (opens && TRANSPARENT.contains(name)) {
            return open(brace, endsInWord() ? " " : "", "");
        }
        if (opens && name.equals("sqrt")) {
            return open(brace, "√(", ")");
        }
        out.append(word(name));
        return end;
    }

    private int open(int brace, String opening, String closing) {
        out.append(opening);
        closings.push(closing);
        return brace + 1;
    }

    private boolean endsInWord() {
        return !out.isEmpty() && Character.isLetterOrDigit(out.charAt(out.length() - 1));
    }

    private static boolean isKnown(String name) {
        return FRACTIONS.contains(name)
                || BOXES.contains(name)
                || TRANSPARENT.contains(name)
                || !word(name).startsWith("\\");
    }

    private static String word(String name) {
        return switch (name) {
            case "times", "cdot", "ast" -> "×";
            case "div" -> "÷";
            case "approx", "simeq", "sim", "thickapprox" -> "≈";
            case "pi" -> "π";
            case "sqrt" -> "√";
            case "infty" -> "∞";
            case "circ", "degree" -> "°";
            case "implies", "Rightarrow", "rightarrow", "to", "Longrightarrow" -> "→";
            case "dots", "ldots", "cdots" -> "...";
            case "pm" -> "±";
            case "neq", "ne" -> "≠";
            case "pounds" -> "£";
            case "euro" -> "€";
            default -> SILENT.contains(name) ? "" : SPACES.contains(name) ? " " : "\\" + name;
        };
    }

    private String name(int from) {
        int end = from;
        while (end < text.length() && end - from < 16 && isAsciiLetter(text.charAt(end))) {
            end++;
        }
        return from >= text.length() ? "" : text.substring(from, end);
    }

    private static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private int symbol(int at) {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        switch (next) {
            case ',', ';', ':', ' ' -> out.append(Prose.NARROW);
            case '!' -> {}
            case '(', ')', '[', ']', '\\' -> out.append(' ');
            case '$', '%', '#', '&', '_', '{', '}' -> out.append(next);
            default -> {
                out.append('\\');
                return at + 1;
            }
        }
        return at + 2;
    }

    /** Writes {@code \frac{3}{4}} and {@code \frac34} as 3/4. Parts that are not plain numbers are put in brackets. */
    private int fraction(int at) {
        Part above = part(at);
        Part below = above.end() < 0 ? above : part(above.next());
        if (above.end() < 0 || below.end() < 0) {
            out.append("\\frac");
            return at;
        }
        if (endsInWord()) {
            out.append(' ');
        }
        out.append(wrapped(text.substring(above.begin(), above.end())))
                .append('/')
                .append(wrapped(text.substring(below.begin(), below.end())));
        return below.next();
    }

    private static String wrapped(String part) {
        String inner = plain(part).strip();
        return inner.matches("-?[0-9.,]+") ? inner : "(" + inner + ")";
    }

    /** Returns the group or the single digit that begins here. */
    private Part part(int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        if (at < text.length() && Character.isDigit(text.charAt(at))) {
            return new Part(at, at + 1, at + 1);
        }
        if (at >= text.length() || text.charAt(at) != '{') {
            return Part.NONE;
        }
        int depth = 0;
        for (int i = at; i < text.length() && i - at < LONGEST_PART; i++) {
            depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return new Part(at + 1, i, i + 1);
            }
        }
        return Part.NONE;
    }
}
