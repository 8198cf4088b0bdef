package io.github.metaspo.scoring.number;

import io.github.metaspo.scoring.text.Prose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Groups of digits with their separators, such as {@code 1.234,50}, and the number that they form. Thousands may be separated by
 * commas, points, blanks, narrow blanks, apostrophes and underscores; the decimal mark is a point or a comma.
 */
final class DigitGroups {

    private static final String SEPARATORS = ",.'_\u066B\u066C" + Prose.NARROW;

    private static final int MOST_SEPARATORS = 400;

    private final Prose prose;
    private final DecimalMark mark;
    private final int start;
    private final List<String> runs = new ArrayList<>();
    private final StringBuilder separators = new StringBuilder();
    private int end;

    private DigitGroups(Prose prose, int start, DecimalMark mark) {
        this.prose = prose;
        this.start = start;
        this.mark = mark;
    }

    /** Returns the groups that begin at a digit. */
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
                    SEPARATORS.indexOf(c) >= 0 && isDigit(prose.at(end + 1)) && (c != Prose.NARROW || blankContinues());
            if (separators.length() >= MOST_SEPARATORS || !separates && !(c == ' ' && blankContinues())) {
                return;
            }
            separators.append(c);
            end = run(end + 1);
        }
    }

    /** Whether a blank separates thousands: all separators before it are the same, and exactly three digits follow. */
    private boolean blankContinues() {
        int last = runs.size() - 1;
        boolean fits = last == 0
                ? runs.get(0).length() <= 3 && !runs.get(0).startsWith("0")
                : runs.get(last).length() == 3;
        for (int i = 0; i < separators.length(); i++) {
            fits &= separators.charAt(i) == prose.at(end);
        }
        return fits
                && separators.length() < 40
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

    /** Returns whether there are no separators. */
    boolean isPlain() {
        return separators.isEmpty();
    }

    /** Returns whether the last separator is this mark and can only be a decimal mark. */
    boolean hasDecimal(char decimalMark) {
        return plain().isPresent()
                && !separators.isEmpty()
                && separators.charAt(separators.length() - 1) == decimalMark
                && !areThousands(separators.length());
    }

    /** Returns the digits of a number, with a decimal point, or empty if these are a list, a version or the like. */
    Optional<String> plain() {
        int count = separators.length();
        if (count == 0) {
            return Optional.of(runs.get(0));
        }
        char last = separators.charAt(count - 1);
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
        boolean decimals = (last == ',' || last == '.' || last == '\u066B') && last != separators.charAt(0);
        return decimals && areThousands(count - 1) ? decimal() : Optional.empty();
    }

    /** Whether this is a pair such as (3,5), in which the comma is not a decimal mark. */
    private boolean isPair() {
        return mark == DecimalMark.POINT
                && separators.charAt(0) == ','
                && "([".indexOf(prose.at(start - 1)) >= 0
                && ")]".indexOf(prose.at(end)) >= 0;
    }

    /** Whether the first separators are those of thousands, or of lakhs: 12,34,567. */
    private boolean areThousands(int count) {
        char first = separators.charAt(0);
        if (runs.get(0).length() > 3 || runs.get(0).startsWith("0")) {
            return false;
        }
        boolean thousands = true;
        boolean lakhs = first == ',' && count >= 2 && runs.get(0).length() <= 2;
        for (int i = 0; i < count; i++) {
            int digits = runs.get(i + 1).length();
            thousands &= separators.charAt(i) == first && digits == 3;
            lakhs &= separators.charAt(i) == first && digits == (i == count - 1 ? 3 : 2);
        }
        return thousands || lakhs;
    }

    private Optional<String> decimal() {
        return Optional.of(joined(runs.size() - 1) + "." + runs.get(runs.size() - 1));
    }

    private String joined(int count) {
        return String.join("", runs.subList(0, count));
    }

    /** Returns the parts of a list of numbers separated by commas; empty if there are no commas. */
    List<DigitGroups> list() {
        List<DigitGroups> parts = new ArrayList<>();
        if (separators.indexOf(",") < 0) {
            return parts;
        }
        DigitGroups part = new DigitGroups(prose, start, mark);
        int at = start;
        for (int i = 0; i < runs.size(); i++) {
            part.runs.add(runs.get(i));
            at += runs.get(i).length();
            char next = i < separators.length() ? separators.charAt(i) : ',';
            if (next != ',') {
                part.separators.append(next);
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
