package io.github.metaspo.report.html.view;

import io.github.metaspo.optimize.propose.Sentences;
import io.github.metaspo.report.TextFormat;
import io.github.metaspo.report.html.data.SearchRecord;
import io.github.metaspo.report.html.data.TriedPrompt;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What each sentence of a prompt is worth, as far as a search has measured it. */
final class SentenceCredits {

    private final Optional<SearchRecord> search;

    SentenceCredits(Optional<SearchRecord> search) {
        this.search = search;
    }

    /** Returns the sentences of a prompt. */
    static List<String> sentences(String prompt) {
        return Sentences.of(prompt, line -> false).pieces().stream()
                .map(Sentences.Piece::text)
                .toList();
    }

    /** Returns the measured gain of a sentence, in words. */
    Optional<String> of(String sentence) {
        return search.flatMap(run -> leftOut(run, sentence).or(() -> compared(run, sentence)));
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
    private static Optional<String> compared(SearchRecord run, String sentence) {
        List<TriedPrompt> measured = run.candidates().stream()
                .filter(candidate -> candidate.isSystem()
                        && !candidate.isStart()
                        && candidate.gain().isPresent())
                .toList();
        Set<Integer> with = measured.stream()
                .filter(candidate -> candidate
                        .text()
                        .filter(text -> sentences(text).contains(sentence))
                        .isPresent())
                .map(TriedPrompt::number)
                .collect(Collectors.toSet());
        if (with.isEmpty() || with.size() == measured.size()) {
            return Optional.empty();
        }
        return Optional.of(mean(measured.stream()
                        .filter(candidate -> with.contains(candidate.number()))
                        .toList())
                + " with it, "
                + mean(measured.stream()
                        .filter(candidate -> !with.contains(candidate.number()))
                        .toList())
                + " without");
    }

    private static String mean(List<TriedPrompt> candidates) {
        double sum = 0;
        long examples = 0;
        for (TriedPrompt candidate : candidates) {
            TriedPrompt.Gain gain = candidate.gain().orElseThrow();
            sum += gain.mean() * gain.examples();
            examples += gain.examples();
        }
        return Words.points(examples == 0 ? 0 : sum / examples) + " points ("
                + TextFormat.count(candidates.size(), "candidate") + ")";
    }
}
