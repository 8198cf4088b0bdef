package io.github.metaspo.report.html.view;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The difference of two texts, word by word; line by line if they are long. */
public final class WordDiff {

    /** With more words than this, a comparison of all with all would take seconds. */
    private static final int MOST_WORDS = 2_500;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_'\u2019-]+|\\s+|.", Pattern.DOTALL);
    private static final Pattern LINE = Pattern.compile("[^\n]*\n|[^\n]+");

    /** What became of a part of the text. */
    public enum Kind {
        SAME,
        GONE,
        NEW
    }

    /** A part of a text. */
    public record Segment(Kind kind, String text) {}

    private WordDiff() {}

    /** Returns the parts of both texts in reading order; what is gone comes before what is new. */
    public static List<Segment> of(String before, String after) {
        List<String> old = parts(WORD, before);
        List<String> fresh = parts(WORD, after);
        if (Math.max(old.size(), fresh.size()) > MOST_WORDS) {
            old = parts(LINE, before);
            fresh = parts(LINE, after);
        }
        List<Segment> segments = new ArrayList<>();
        int next = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(old, fresh).getDeltas()) {
            add(Kind.SAME, old.subList(next, delta.getSource().getPosition()), segments);
            add(Kind.GONE, delta.getSource().getLines(), segments);
            add(Kind.NEW, delta.getTarget().getLines(), segments);
            next = delta.getSource().getPosition() + delta.getSource().size();
        }
        add(Kind.SAME, old.subList(next, old.size()), segments);
        return phrases(segments);
    }

    private static List<String> parts(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).toList();
    }

    private static void add(Kind kind, List<String> parts, List<Segment> segments) {
        if (!parts.isEmpty()) {
            segments.add(new Segment(kind, String.join("", parts)));
        }
    }

    /** Joins changes that only white space separates, so that a changed phrase reads as one. */
    private static List<Segment> phrases(List<Segment> segments) {
        List<Segment> phrases = new ArrayList<>();
        StringBuilder gone = new StringBuilder();
        StringBuilder fresh = new StringBuilder();
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            boolean inside = !gone.isEmpty() || !fresh.isEmpty();
            if (segment.kind() == Kind.GONE) {
                gone.append(segment.text());
            } else if (segment.kind() == Kind.NEW) {
                fresh.append(segment.text());
            } else if (inside && segment.text().isBlank() && i < segments.size() - 1) {
                gone.append(segment.text());
                fresh.append(segment.text());
            } else {
                flush(gone, fresh, phrases);
                phrases.add(segment);
            }
        }
        flush(gone, fresh, phrases);
        return List.copyOf(phrases);
    }

    private static void flush(StringBuilder gone, StringBuilder fresh, List<Segment> phrases) {
        if (!gone.toString().isBlank()) {
            phrases.add(new Segment(Kind.GONE, gone.toString()));
        }
        if (!fresh.isEmpty()) {
            phrases.add(new Segment(fresh.toString().isBlank() ? Kind.SAME : Kind.NEW, fresh.toString()));
        }
        gone.setLength(0);
        fresh.setLength(0);
    }
}
