package io.github.metaspo.report.html.view;

import io.github.metaspo.optimize.propose.Sentences;
import io.github.metaspo.report.TextFormat;
import io.github.metaspo.report.html.data.SearchRecord;
import io.github.metaspo.report.html.data.TriedPrompt;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What each sentence of a prompt is worth, as far as a search has measured it. */
final class SentenceCredits {

    /** A candidate with a gain, and the sentences of its system prompt. */
    private record Scored(TriedPrompt.Gain gain, Set<String> sentences) {}

    private final Optional<SearchRecord> search;
    private final List<Scored> candidates;

    SentenceCredits(Optional<SearchRecord> search) {
        this.search = search;
        this.candidates = search.stream()
                .flatMap(run -> run.candidates().stream())
                .filter(candidate -> candidate.isSystem() && !candidate.isStart())
                .flatMap(candidate -> candidate.gain().stream()
                        .map(gain -> new Scored(
                                gain,
                                Set.copyOf(candidate
                                        .text()
                                        .map(SentenceCredits::sentences)
                                        .orElse(List.of())))))
                .toList();
    }

    /** Returns the sentences of a prompt. */
    static List<String> sentences(String prompt) {
        return Sentences.of(prompt, line -> false).pieces().stream()
                .map(Sentences.Piece::text)
                .toList();
    }

    /** Returns the measured gain of a sentence, in words. */
    Optional<String> of(String sentence) {
        return search.flatMap(run -> leftOut(run, sentence).or(() -> compared(sentence)));
    }

    /** Returns what was measured by leaving the sentence out of the prompt that was found. */
    private static Optional<String> leftOut(SearchRecord run, String sentence) {
        return run.sentences().stream()
                .filter(known -> known.text().equals(sentence))
                .flatMap(known -> known.credit().stream())
                .map(credit -> Words.gain(credit) + ", by leaving it out")
                .findFirst();
    }

    /** Returns the mean gain of the system prompts with the sentence beside that of those without it. */
    private Optional<String> compared(String sentence) {
        Map<Boolean, List<Scored>> having = candidates.stream()
                .collect(Collectors.partitioningBy(
                        candidate -> candidate.sentences().contains(sentence)));
        List<Scored> with = having.getOrDefault(true, List.of());
        List<Scored> without = having.getOrDefault(false, List.of());
        return with.isEmpty() || without.isEmpty()
                ? Optional.empty()
                : Optional.of(mean(with) + " with it, " + mean(without) + " without");
    }

    private static String mean(List<Scored> some) {
        double sum = 0;
        long examples = 0;
        for (Scored candidate : some) {
            TriedPrompt.Gain gain = candidate.gain();
            sum += gain.mean() * gain.examples();
            examples += gain.examples();
        }
        return Words.points(examples == 0 ? 0 : sum / examples) + " points ("
                + TextFormat.count(some.size(), "candidate") + ")";
    }
}
