package io.github.metaspo.optimize.propose;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A prompt split into sentences that can be edited and blocks of lines that cannot. The pieces joined again are the prompt. Edits
 * keep line breaks.
 */
public record Sentences(List<Piece> pieces) {

    /** White space after the end of a sentence within a line, unless the dot belongs to a list number or an abbreviation. */
    private static final Pattern GAP = Pattern.compile(
            "(?<=[.!?][\"')\\]]{0,2})(?<!(?:^|\\s)\\d{1,3}\\.)(?<!\\b(?:e\\.g|i\\.e|vs|Mr|Mrs|Dr|No)\\.)"
                    + "\\s+(?=[^\\s\\p{Ll}])");

    /** A line that is only a tag or has no letter, and therefore belongs to the lines next to it. */
    private static final Pattern FRAME = Pattern.compile("\\s*</?[\\w .:-]+>\\s*|\\P{L}*");

    /**
     * A part of a prompt.
     *
     * @param lead the white space before it
     * @param text a sentence, or the lines of a block
     * @param fixed whether it must not be edited
     */
    public record Piece(String lead, String text, boolean fixed) {

        Piece withLead(String otherLead) {
            return new Piece(otherLead, text, fixed);
        }
    }

    public Sentences {
        pieces = List.copyOf(pieces);
    }

    /**
     * Splits a normalised prompt.
     *
     * @param fixedLine matches the lines that must not be edited; lines that frame them, such as tags around them, become part of
     * their block
     */
    public static Sentences of(String prompt, Predicate<String> fixedLine) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder lead = new StringBuilder();
        boolean inBlock = false;
        boolean lastWasFrame = false;
        for (String line : (Iterable<String>) prompt.lines()::iterator) {
            boolean frame = FRAME.matcher(line).matches();
            if (line.isBlank()) {
                inBlock = false;
            } else if (!frame && !fixedLine.test(line)) {
                splitLine(lead.toString(), line, pieces);
                lead.setLength(0);
                inBlock = false;
            } else if (inBlock && (frame || lastWasFrame)) {
                Piece block = pieces.remove(pieces.size() - 1);
                pieces.add(new Piece(block.lead(), block.text() + lead + line, true));
                lead.setLength(0);
            } else {
                pieces.add(new Piece(lead.toString(), line, true));
                lead.setLength(0);
                inBlock = true;
            }
            lastWasFrame = frame;
            lead.append('\n');
        }
        return new Sentences(pieces);
    }

    private static void splitLine(String lead, String line, List<Piece> pieces) {
        String text = line.stripLeading();
        String gap = lead + line.substring(0, line.length() - text.length());
        int start = 0;
        Matcher gaps = GAP.matcher(text);
        while (gaps.find()) {
            pieces.add(new Piece(gap, text.substring(start, gaps.start()), false));
            gap = gaps.group();
            start = gaps.end();
        }
        pieces.add(new Piece(gap, text.substring(start), false));
    }

    /** Returns the prompt. */
    public String text() {
        return pieces.stream().map(piece -> piece.lead() + piece.text()).collect(Collectors.joining());
    }

    public int size() {
        return pieces.size();
    }

    public String sentence(int index) {
        return pieces.get(index).text();
    }

    /** Returns the indices of the pieces that can be edited. */
    public List<Integer> editable() {
        return IntStream.range(0, size())
                .filter(index -> !pieces.get(index).fixed())
                .boxed()
                .toList();
    }

    /** Returns whether the prompt contains a sentence, ignoring case. */
    public boolean holds(String sentence) {
        return pieces.stream().anyMatch(piece -> piece.text().equalsIgnoreCase(sentence));
    }

    /** Returns a copy with a sentence inserted at the position, 0 to {@link #size}. */
    public Sentences add(int position, String sentence) {
        List<Piece> changed = new ArrayList<>(pieces);
        changed.add(position, new Piece("", sentence, false));
        return spaced(changed);
    }

    public Sentences delete(int index) {
        List<Piece> changed = new ArrayList<>(pieces);
        Piece gone = changed.remove(index);
        if (index < changed.size() && lineBreaks(gone) > lineBreaks(changed.get(index))) {
            changed.set(index, changed.get(index).withLead(gone.lead()));
        }
        return spaced(changed);
    }

    public Sentences swap(int first, int second) {
        return replace(first, sentence(second)).replace(second, sentence(first));
    }

    public Sentences replace(int index, String sentence) {
        List<Piece> changed = new ArrayList<>(pieces);
        changed.set(index, new Piece(pieces.get(index).lead(), sentence, false));
        return spaced(changed);
    }

    private static long lineBreaks(Piece piece) {
        return piece.lead().chars().filter(c -> c == '\n').count();
    }

    /** Returns the pieces with white space between all of them, so that splitting the text again gives the same pieces. */
    private static Sentences spaced(List<Piece> pieces) {
        List<Piece> spaced = new ArrayList<>();
        for (Piece piece : pieces) {
            spaced.add(
                    spaced.isEmpty() ? piece.withLead("") : piece.withLead(gap(spaced.get(spaced.size() - 1), piece)));
        }
        return new Sentences(spaced);
    }

    private static String gap(Piece before, Piece piece) {
        if (lineBreaks(piece) > 0) {
            return piece.lead();
        }
        boolean sameLine = !before.fixed()
                && !piece.fixed()
                && GAP.matcher(before.text() + " " + piece.text())
                        .results()
                        .anyMatch(gap -> gap.start() == before.text().length());
        return sameLine ? " " : "\n";
    }
}
