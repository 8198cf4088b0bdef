package io.github.metaspo.scoring.extract;

import io.github.metaspo.scoring.text.CueWords;
import io.github.metaspo.scoring.text.Cues;
import io.github.metaspo.scoring.text.Markers;
import io.github.metaspo.scoring.text.Prose;
import io.github.metaspo.scoring.text.Words;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Finder of the label that a reply gives as its answer. The first of these that exists counts: a self-correction after all stated
 * answers, the last stated answer (see {@link Cues}), a label at the beginning of the reply before a comma, full stop or line
 * end, one that is called right, the only one in bold type, one that is only supposed or attributed to others, the last one.
 * Denied labels and repeated options never count, and an answer that names two ("A or B") is no answer.
 */
final class StatedLabel {

    private static final int LONGEST_DISTANCE = 90;
    private static final int LONGEST_FIELD = 30;

    private final Prose prose;
    private final List<Mention> mentions;
    /** Returns the label that a whole text is equal to, if any. */
    private final Function<String, Optional<Integer>> whole;

    StatedLabel(Prose prose, List<Mention> mentions, Function<String, Optional<Integer>> whole) {
        this.prose = prose;
        this.mentions = mentions;
        this.whole = whole;
    }

    /** The result of one rule: a label, a choice left open between several, or nothing found. */
    private record Reading(Optional<Integer> label, boolean found) {

        static final Reading NOTHING = new Reading(Optional.empty(), false);
        static final Reading OPEN = new Reading(Optional.empty(), true);

        static Reading of(int label) {
            return new Reading(Optional.of(label), true);
        }

        Reading or(Supplier<Reading> other) {
            return found ? this : other.get();
        }
    }

    Optional<Integer> find() {
        List<Cues.Cue> cues = Cues.ofLabels(prose);
        int next = Markers.nextQuestion(prose, cues);
        StatedLabel own = next == prose.length()
                ? this
                : new StatedLabel(
                        prose,
                        mentions.stream()
                                .filter(mention -> mention.start() < next)
                                .toList(),
                        whole);
        List<Cues.Cue> ownCues = cues.stream().filter(cue -> cue.word() < next).toList();
        return own.stated(ownCues.stream().filter(cue -> !cue.aside()).toList())
                .or(() -> own.corrected(0))
                .or(() -> own.opening(0))
                .or(own::field)
                .or(own::affirmed)
                .or(() -> own.only(mention -> Markers.isBold(prose, mention.start(), mention.end())))
                .or(() -> own.stated(ownCues.stream().filter(Cues.Cue::aside).toList()))
                .or(own::last)
                .label;
    }

    private Reading stated(List<Cues.Cue> cues) {
        for (int i = cues.size() - 1; i >= 0; i--) {
            Reading reading = after(cues.get(i));
            if (reading.found) {
                int end = cues.get(i).end();
                return corrected(end).or(() -> reading);
            }
        }
        return Reading.NOTHING;
    }

    private Reading after(Cues.Cue cue) {
        Optional<Integer> text = Stream.of(prose.lineEnd(cue.begin()), cue.end())
                .map(end -> whole.apply(prose.text().substring(Math.min(cue.begin(), end), end)))
                .flatMap(Optional::stream)
                .findFirst();
        if (text.isPresent()) {
            return Reading.of(text.get());
        }
        int named = indexFrom(cue.word());
        if (named < mentions.size()
                && mentions.get(named).start() < cue.begin()
                && Denials.isAffirmed(prose, mentions.get(named).end())) {
            // "Answer B is correct"
            return Reading.of(mentions.get(named).label());
        }
        for (int i = indexFrom(cue.begin()); i < mentions.size(); i++) {
            Mention mention = mentions.get(i);
            if (mention.start() >= cue.end() || mention.start() - cue.begin() > LONGEST_DISTANCE) {
                return Reading.NOTHING;
            }
            boolean near = answerStart(cue.begin()) == mention.start();
            if (!near && CueWords.REASONS.isWithin(prose.lower(), cue.begin(), mention.start())) {
                return Reading.NOTHING;
            }
            if (cue.loose() && !(near && closes(mention))) {
                return Reading.NOTHING;
            }
            if (mention.firm() && !mention.denied() && (near || !mention.listed())) {
                return group(i);
            }
        }
        return Reading.NOTHING;
    }

    /** Returns the label of a mention, unless others are joined to it. */
    private Reading group(int first) {
        Mention mention = mentions.get(first);
        for (int i = first + 1;
                i < mentions.size() && Denials.areJoined(prose, mentions.get(i - 1), mentions.get(i));
                i++) {
            Mention other = mentions.get(i);
            if (other.label() != mention.label() && other.firm() && !other.denied()) {
                return Reading.OPEN;
            }
        }
        return Reading.of(mention.label());
    }

    /** Returns the label that a self-correction after this position gives. */
    private Reading corrected(int from) {
        List<Markers.Correction> corrections = Markers.corrections(prose, from);
        for (int i = corrections.size() - 1; i >= 0; i--) {
            Markers.Correction correction = corrections.get(i);
            if (correction.confirms()) {
                continue;
            }
            Reading reading =
                    opening(correction.begin()).or(() -> only(mention -> mention.start() >= correction.begin()));
            if (reading.found) {
                return reading;
            }
        }
        return Reading.NOTHING;
    }

    /** Returns the label with which the text begins here. */
    private Reading opening(int from) {
        Reading direct = openingAt(prose.skipToText(from));
        return direct.or(() -> openingAt(Markers.skipOpeningWords(prose, from)));
    }

    /** Returns the position after markup and an opening bracket. */
    private int answerStart(int from) {
        int at = prose.skipMarkup(from);
        return "([".indexOf(prose.at(at)) >= 0 ? prose.skipMarkup(at + 1) : at;
    }

    private Reading openingAt(int begin) {
        int at = answerStart(begin);
        int i = indexFrom(at);
        if (i == mentions.size()
                || mentions.get(i).start() != at
                || mentions.get(i).denied()
                || mentions.get(i).listed()) {
            return Reading.NOTHING;
        }
        Mention mention = mentions.get(i);
        if (!closes(mention)) {
            return Reading.NOTHING;
        }
        boolean sentence = mention.end() - mention.start() > 1 && prose.at(prose.skipMarkup(mention.end())) == ',';
        // "No, yes would be wrong" does not name two answers, "A, B" does
        return sentence ? Reading.of(mention.label()) : group(i);
    }

    private boolean closes(Mention mention) {
        int at = prose.skipMarkup(mention.end());
        char c = prose.at(at);
        if (c == '.' || c == ',') {
            return !Character.isLetterOrDigit(prose.at(at + 1)) || Words.isWithoutBlanks(prose.at(at + 1));
        }
        return "\n,:;!?)]—–。、(|".indexOf(c) >= 0
                || c == '/' && mention.firm()
                || CueWords.LABEL_NOUNS.endOf(prose.lower(), at) >= 0
                || c == '-' && Prose.isBlank(prose.at(at + 1))
                || CueWords.REASONS.endOf(prose.lower(), at) >= 0
                || CueWords.AFFIRMATIONS.endOf(prose.lower(), Denials.after(prose, mention.end())) >= 0;
    }

    /** Returns the label after a word and a colon in the last line or the first, such as "Sentiment: positive". */
    private Reading field() {
        int end = prose.length();
        while (end > 0 && Character.isWhitespace(prose.at(end - 1))) {
            end--;
        }
        int last = prose.text().lastIndexOf('\n', Math.max(0, end - 1)) + 1;
        return fieldAt(last).or(() -> fieldAt(0));
    }

    private Reading fieldAt(int line) {
        int begin = prose.skipToText(line);
        for (int i = begin; i < begin + LONGEST_FIELD && prose.at(i) != '\n'; i++) {
            if (prose.at(i) == ':') {
                int at = prose.skipMarkup(i + 1);
                int mention = indexFrom(at);
                boolean labelBefore = indexFrom(begin) < mention;
                return labelBefore ? Reading.NOTHING : openingAt(at);
            }
        }
        return Reading.NOTHING;
    }

    /** Returns the last label that is called right. */
    private Reading affirmed() {
        for (int i = mentions.size() - 1; i >= 0; i--) {
            Mention mention = mentions.get(i);
            boolean single = i == 0 || !Denials.areJoined(prose, mentions.get(i - 1), mention);
            if (mention.firm() && !mention.denied() && single && Denials.isAffirmed(prose, mention.end())) {
                return Reading.of(mention.label());
            }
        }
        return Reading.NOTHING;
    }

    /** Returns the label of all mentions of a kind, if they have the same label. */
    private Reading only(Predicate<Mention> kind) {
        List<Integer> labels = mentions.stream()
                .filter(Mention::counts)
                .filter(kind)
                .map(Mention::label)
                .distinct()
                .toList();
        return labels.size() == 1 ? Reading.of(labels.get(0)) : Reading.NOTHING;
    }

    private Reading last() {
        for (int j = mentions.size() - 1; j >= 0; j--) {
            if (mentions.get(j).counts()) {
                int i = ofMainClause(j);
                return isLeftOpen(i) ? Reading.OPEN : Reading.of(mentions.get(i).label());
            }
        }
        return Reading.NOTHING;
    }

    /** Returns the last mention in the main clause if this one is in a clause that explains it, otherwise this one. */
    private int ofMainClause(int last) {
        Optional<Markers.Clause> clause =
                Markers.clauseBefore(prose, mentions.get(last).start());
        if (clause.isPresent()) {
            for (int i = indexFrom(clause.get().end()) - 1;
                    i >= 0 && mentions.get(i).start() >= clause.get().begin();
                    i--) {
                if (mentions.get(i).counts()) {
                    return i;
                }
            }
        }
        return last;
    }

    /** Whether another label is joined to this one, so that no single label is stated. */
    private boolean isLeftOpen(int i) {
        return i > 0
                && mentions.get(i - 1).counts()
                && mentions.get(i - 1).label() != mentions.get(i).label()
                && Denials.areJoined(prose, mentions.get(i - 1), mentions.get(i));
    }

    /** Returns the index of the first mention that begins here or later. */
    private int indexFrom(int place) {
        int low = 0;
        int high = mentions.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (mentions.get(middle).start() >= place) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
