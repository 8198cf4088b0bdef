package io.github.metaspo.report.html.view;

import java.util.List;
import java.util.Optional;

/**
 * The verdict.
 *
 * @param tone style of the verdict: up, down or plain
 * @param title the verdict in few words
 * @param sentence the verdict in a sentence
 * @param facts what it rests on
 * @param step what to do next
 * @param command that does it; empty if there is nothing to do
 * @param gate what {@code metaspo:check} said; empty if it did not run
 * @param notes about files that cannot be used
 */
public record Headline(
        String tone,
        String title,
        String sentence,
        List<Fact> facts,
        String step,
        Optional<String> command,
        Optional<Fact> gate,
        List<String> notes) {

    public Headline {
        facts = List.copyOf(facts);
        notes = List.copyOf(notes);
    }
}
