package io.github.metaspo.scoring.number;

import io.github.metaspo.scoring.text.Prose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Digits with what separates them, such as {@code 1.234,50}, and which number that is: thousands may have commas, points, blanks,
 * narrow blanks, apostrophes and underscores between them, decimals a point or a comma before them.
 */
final class DigitGroups {

    private static final String MARKS = ",.'_\u066B\u066C" + Prose.NARROW;

    private static final int MOST_MARKS = 400;

    private final Prose prose;
    private final DecimalMark mark;
    private final int start;
    private final List<String> runs = new ArrayList<>();
    private final StringBuilder marks = new StringBuilder();
    private int end;

    private DigitGroups(Prose prose, int start, DecimalMark mark) {
        this.prose = prose;
        this.start = start;
        this.mark = mark;
    }

    /** Those that begin here with a digit. */
    static DigitGroups at(Prose prose, int start, DecimalMark mark) {
        DigitGroups groups = new DigitGroups(prose, start, mark);
        groups.read();
        return groups;
    }

    int end() {
        return end;
    }

    private void read() {
        end = run(start);
        while (true) {
            char c = prose.at(end);
            boolean separates =
                    MARKS.indexOf(c) >= 0 && isDigit(prose.at(end + 1)) && (c != Prose.NARROW || blankContinues());
            if (marks.length() >= MOST_MARKS || !separates && !(c == ' ' && blankContinues())) {
                return;
            }
            marks.append(c);
            end = run(end + 1);
        }
    }

    /** A blank separates thousands only where everything before it does, too, and exactly three digits follow. */
    private boolean blankContinues() {
        int last = runs.size() - 1;
        boolean fits = last == 0
                ? runs.get(0).length() <= 3 && !runs.get(0).startsWith("0")
                : runs.get(last).length() == 3;
        for (int i = 0; i < marks.length(); i++) {
            fits &= marks.charAt(i) == prose.at(end);
        }
        return fits
                && marks.length() < 40
                && isDigit(prose.at(end + 1))
                && isDigit(prose.at(end + 2))
                && isDigit(prose.at(end + 3))
                && !isDigit(prose.at(end + 4));
    }

    private int run(int from) {
        int to = from;
        while (isDigit(prose.at(to))) {
            to++;
        }
        runs.add(prose.text().substring(from, to));
        return to;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Whether these are digits alone. */
    boolean isPlain() {
        return marks.isEmpty();
    }

    /** Whether the comma in it can only be a decimal one, or the point a decimal point. */
    boolean shows(char decimalMark) {
        return plain().isPresent()
                && !marks.isEmpty()
                && marks.charAt(marks.length() - 1) == decimalMark
                && !areThousands(marks.length());
    }

    /** The digits of one number, with a point before the decimals; empty where these are a list, a version or the like. */
    Optional<String> plain() {
        int count = marks.length();
        if (count == 0) {
            return Optional.of(runs.get(0));
        }
        char last = marks.charAt(count - 1);
        if (count == 1 && last == '\u066B') {
            return decimal();
        }
        if (count == 1 && (last == ',' || last == '.')) {
            boolean usual = (last == '.') == (mark == DecimalMark.POINT);
            return areThousands(1) && !usual ? Optional.of(joined(2)) : isPair() ? Optional.empty() : decimal();
        }
        if (areThousands(count)) {
            return Optional.of(joined(runs.size()));
        }
        boolean decimals = (last == ',' || last == '.' || last == '\u066B') && last != marks.charAt(0);
        return decimals && areThousands(count - 1) ? decimal() : Optional.empty();
    }

    /** Such as (3,5) where the comma is none of decimals. */
    private boolean isPair() {
        return mark == DecimalMark.POINT
                && marks.charAt(0) == ','
                && "([".indexOf(prose.at(start - 1)) >= 0
                && ")]".indexOf(prose.at(end)) >= 0;
    }

    /** Whether the first of the marks separate thousands, or lakhs: 12,34,567. */
    private boolean areThousands(int count) {
        char first = marks.charAt(0);
        if (runs.get(0).length() > 3 || runs.get(0).startsWith("0")) {
            return false;
        }
        boolean thousands = true;
        boolean lakhs = first == ',' && count >= 2 && runs.get(0).length() <= 2;
        for (int i = 0; i < count; i++) {
            int digits = runs.get(i + 1).length();
            thousands &= marks.charAt(i) == first && digits == 3;
            lakhs &= marks.charAt(i) == first && digits == (i == count - 1 ? 3 : 2);
        }
        return thousands || lakhs;
    }

    private Optional<String> decimal() {
        return Optional.of(joined(runs.size() - 1) + "." + runs.get(runs.size() - 1));
    }

    private String joined(int count) {
        return String.join("", runs.subList(0, count));
    }

    /** The parts of a list of numbers that commas separate; empty where these are none. */
    List<DigitGroups> list() {
        List<DigitGroups> parts = new ArrayList<>();
        if (marks.indexOf(",") < 0) {
            return parts;
        }
        DigitGroups part = new DigitGroups(prose, start, mark);
        int at = start;
        for (int i = 0; i < runs.size(); i++) {
            part.runs.add(runs.get(i));
            at += runs.get(i).length();
            char next = i < marks.length() ? marks.charAt(i) : ',';
            if (next != ',') {
                part.marks.append(next);
            } else {
                part.end = at;
                parts.add(part);
                part = new DigitGroups(prose, at + 1, mark);
            }
            at++;
        }
        return parts;
    }

    int start() {
        return start;
    }
}
