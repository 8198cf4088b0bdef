package io.github.metaspo.scoring.number;

import io.github.metaspo.scoring.number.Numeral.Weight;
import io.github.metaspo.scoring.text.Cues;
import io.github.metaspo.scoring.text.Markers;
import io.github.metaspo.scoring.text.Prose;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finder of the number that a reply gives as its answer. The first of these that exists counts: a self-correction after all
 * stated answers, the last stated answer (see {@link Cues}), a number at the beginning of the reply, the only number in bold
 * type, an answer that is only supposed or attributed to others, the last number. Numbers of steps, list items and dates count
 * only if there are no others, and denied ones never. An answer that names two ("5 or 6") is no answer.
 */
final class StatedNumber {

    private final Prose prose;
    private final List<Numeral> numerals;

    StatedNumber(Prose prose, NumberStyle style) {
        this.prose = prose;
        this.numerals = OpenAnswers.withoutTuples(
                prose,
                NumeralScanner.scan(prose, style).stream()
                        .filter(numeral -> numeral.weight() != Weight.DENIED)
                        .toList());
    }

    /** The result of one rule: a number, a choice left open between several, or nothing found. */
    private record Reading(Optional<BigDecimal> number, boolean found) {

        static final Reading NOTHING = new Reading(Optional.empty(), false);
        static final Reading OPEN = new Reading(Optional.empty(), true);

        static Reading of(BigDecimal number) {
            return new Reading(Optional.of(number), true);
        }
    }

    Optional<BigDecimal> find() {
        if (numerals.isEmpty() || OpenAnswers.isBound(prose)) {
            return Optional.empty();
        }
        List<Cues.Cue> cues = Cues.in(prose);
        int next = Markers.nextQuestion(prose, cues);
        List<Cues.Cue> own = cues.stream().filter(cue -> cue.word() < next).toList();
        Reading reading = stated(own.stream().filter(cue -> !cue.aside()).toList());
        if (!reading.found) {
            reading = corrected(0).orElse(Reading.NOTHING);
        }
        if (!reading.found) {
            reading = opening(0);
        }
        if (!reading.found) {
            reading = bold();
        }
        if (!reading.found) {
            reading = stated(own.stream().filter(Cues.Cue::aside).toList());
        }
        return reading.found
                ? reading.number
                : last(beforeCheck(numerals.stream()
                        .filter(numeral -> numeral.start() < next)
                        .toList()));
    }

    private Reading stated(List<Cues.Cue> cues) {
        for (int i = cues.size() - 1; i >= 0; i--) {
            Reading reading = isOpenBox(cues.get(i))
                    ? Reading.OPEN
                    : first(cues.get(i).begin(), cues.get(i).end());
            if (reading.found) {
                return corrected(cues.get(i).end()).orElse(reading);
            }
        }
        return Reading.NOTHING;
    }

    private boolean isOpenBox(Cues.Cue cue) {
        return prose.at(cue.word()) == Prose.BOX && OpenAnswers.isOpenBox(prose, cue.begin(), cue.end());
    }

    /** Returns the number that a self-correction after this position gives. */
    private Optional<Reading> corrected(int from) {
        List<Markers.Correction> corrections = Markers.corrections(prose, from);
        for (int i = corrections.size() - 1; i >= 0; i--) {
            Markers.Correction correction = corrections.get(i);
            if (correction.confirms()) {
                continue;
            }
            Reading opening = opening(correction.begin());
            Reading result = opening.found ? opening : lastResult(correction.begin());
            if (result.found) {
                return Optional.of(result);
            }
        }
        return Optional.empty();
    }

    /** Returns the last number after this position that is the result of an equation or follows words such as "so it's". */
    private Reading lastResult(int from) {
        for (int i = numerals.size() - 1; i >= 0 && numerals.get(i).start() >= from; i--) {
            int before = prose.skipMarkupBack(numerals.get(i).start());
            if (numerals.get(i).counts()
                    && (prose.at(before - 1) == '='
                            || prose.at(before - 1) == '≈'
                            || Markers.isConcluded(prose, numerals.get(i).start()))) {
                return Reading.of(numerals.get(i).value());
            }
        }
        return Reading.NOTHING;
    }

    /** Returns the first number of a sentence that states an answer, or the result if it begins an equation. */
    private Reading first(int begin, int end) {
        int at = indexFrom(begin);
        List<Numeral> inside = new ArrayList<>();
        for (int i = at; i < numerals.size() && numerals.get(i).start() < end; i++) {
            inside.add(numerals.get(i));
        }
        if (inside.isEmpty()) {
            return Reading.NOTHING;
        }
        int first = 0;
        while (first < inside.size() && !inside.get(first).counts()) {
            first++;
        }
        return value(inside, first == inside.size() ? 0 : first, begin, end);
    }

    private Reading value(List<Numeral> inside, int first, int begin, int end) {
        if (Markers.opensRange(prose, begin, inside.get(first).start()) && first + 1 < inside.size()) {
            return Reading.OPEN;
        }
        Numeral current = inside.get(first);
        boolean computed = false;
        for (int i = first + 1; i < inside.size(); i++) {
            Numeral next = inside.get(i);
            String between = prose.text().substring(Math.min(current.end(), next.start()), next.start());
            char joint = Equations.joint(between);
            if (joint == '=') {
                current = next;
                computed = false;
            } else if (joint == '+') {
                current = next;
                computed = true;
            } else {
                boolean other = !computed && current.value().compareTo(next.value()) != 0 && next.counts();
                if (other
                        && (Equations.isChoice(between) || OpenAnswers.isPair(between))
                        && !isPercentOf(current, next)) {
                    return Reading.OPEN;
                }
                break;
            }
        }
        return computed ? Reading.NOTHING : Reading.of(current.value());
    }

    /** Whether a number and a percentage are equal: 0.5 and 50 %. */
    private boolean isPercentOf(Numeral number, Numeral percent) {
        return prose.at(percent.end() - 1) == '%'
                && number.value().movePointRight(2).compareTo(percent.value()) == 0;
    }

    /** Returns the number with which the text begins here, if a sentence, a line or a reason begins after it. */
    private Reading opening(int from) {
        int begin = Markers.skipOpeningWords(prose, from);
        int at = indexFrom(begin);
        if (at == numerals.size()) {
            return Reading.NOTHING;
        }
        Numeral numeral = numerals.get(at);
        boolean opens = prose.skipToText(begin) >= numeral.start() && numeral.counts();
        if (!opens || !Markers.closesAnswer(prose, numeral.end())) {
            return Reading.NOTHING;
        }
        return Reading.of(numeral.value());
    }

    /** Returns the only number in bold type, if the bold text has nothing else but a unit. */
    private Reading bold() {
        List<Numeral> bold = numerals.stream()
                .filter(Numeral::counts)
                .filter(numeral -> Markers.isBold(prose, numeral.start(), numeral.end()))
                .toList();
        return bold.size() == 1 ? Reading.of(bold.get(0).value()) : Reading.NOTHING;
    }

    /** Returns the last number. Those in brackets, which explain others, count only if there are no others. */
    private Optional<BigDecimal> last(List<Numeral> numerals) {
        boolean[] inBrackets = Markers.inBrackets(
                prose, numerals.stream().mapToInt(Numeral::start).toArray());
        Optional<Numeral> last = Optional.empty();
        Optional<Numeral> lastOutside = Optional.empty();
        for (int i = 0; i < numerals.size(); i++) {
            Numeral numeral = numerals.get(i);
            if (numeral.counts() && !(last.isPresent() && isPercentOf(last.get(), numeral))) {
                last = Optional.of(numeral);
                lastOutside = inBrackets[i] ? lastOutside : last;
            }
        }
        if (last.isPresent()) {
            return OpenAnswers.isRefused(prose) ? Optional.empty() : value(lastOutside.orElse(last.get()));
        }
        return numerals.isEmpty() || OpenAnswers.isRefused(prose)
                ? Optional.empty()
                : Optional.of(numerals.get(numerals.size() - 1).value());
    }

    /** Returns the value of the last number, unless it and the previous one leave open which is the answer. */
    private Optional<BigDecimal> value(Numeral last) {
        Numeral main = ofMainClause(last);
        int at = numerals.indexOf(last);
        boolean open = main.equals(last)
                && at > 0
                && numerals.get(at - 1).counts()
                && OpenAnswers.isOpen(prose, numerals.get(at - 1), last);
        return open ? Optional.empty() : Optional.of(main.value());
    }

    /** Returns the numbers before a final check of the answer, if there are any; otherwise all. */
    private List<Numeral> beforeCheck(List<Numeral> numerals) {
        int check = Markers.check(prose);
        List<Numeral> before = numerals.stream()
                .filter(numeral -> numeral.start() < check && numeral.counts())
                .toList();
        return before.isEmpty() ? numerals : before;
    }

    /** Returns the last number of the main clause if this one is in a clause that explains it, otherwise this one. */
    private Numeral ofMainClause(Numeral last) {
        Optional<Numeral> explained = explained(last);
        if (explained.isPresent()) {
            return explained.get();
        }
        Optional<Markers.Clause> clause = Markers.clauseBefore(prose, last.start());
        if (clause.isPresent()) {
            for (int i = indexFrom(clause.get().end()) - 1;
                    i >= 0 && numerals.get(i).start() >= clause.get().begin();
                    i--) {
                if (numerals.get(i).counts()) {
                    return numerals.get(i);
                }
            }
        }
        return new Subjects(prose, numerals).of(last);
    }

    /** Returns a number that the last two explain: the 63 of "63 tiles: 9 rows of 7" and of "63 = 9 × 7". */
    private Optional<Numeral> explained(Numeral last) {
        int at = numerals.lastIndexOf(last);
        if (at < 2) {
            return Optional.empty();
        }
        Numeral other = numerals.get(at - 1);
        Numeral result = numerals.get(at - 2);
        String between = OpenAnswers.between(prose, result, other);
        boolean leads = between.length() < 40
                && (between.indexOf(':') >= 0
                        || Equations.joint(between) == '='
                                && Equations.joint(OpenAnswers.between(prose, other, last)) == '+');
        if (!leads) {
            return Optional.empty();
        }
        boolean computed = result.value().compareTo(other.value().multiply(last.value())) == 0
                || result.value().compareTo(other.value().add(last.value())) == 0;
        return computed ? Optional.of(result) : Optional.empty();
    }

    /** Returns the index of the first number that begins here or later. */
    private int indexFrom(int place) {
        int low = 0;
        int high = numerals.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (numerals.get(middle).end() > place) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
