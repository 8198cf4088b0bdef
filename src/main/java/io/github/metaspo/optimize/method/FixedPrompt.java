package io.github.metaspo.optimize.method;

import io.github.metaspo.optimize.CallEstimate;
import io.github.metaspo.optimize.SearchListener;
import io.github.metaspo.optimize.SearchResult;
import io.github.metaspo.optimize.StopReason;
import io.github.metaspo.optimize.StopReason.Cause;
import io.github.metaspo.suite.OptimizeSettings;
import io.github.metaspo.suite.PromptText;
import io.github.metaspo.suite.Task;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A method that searches nothing: its result is a fixed system prompt with the user prompts of the suite. It makes no call, and the held-out
 * examples decide whether the prompt is better than the one in effect. The named texts are the baselines of the MetaSPO paper in our words.
 */
public final class FixedPrompt implements Method {

    private final String systemPrompt;
    private final List<Task> tasks;

    /** @param tasks whose user prompts stay as they are */
    public FixedPrompt(String systemPrompt, List<Task> tasks) {
        this.systemPrompt = PromptText.normalise(systemPrompt);
        this.tasks = List.copyOf(tasks);
    }

    /** Returns the method with the built-in text of a name: {@code default}, {@code cot} or {@code service}. */
    static FixedPrompt named(OptimizeSettings.Method name, List<Task> tasks) {
        return new FixedPrompt(text(name), tasks);
    }

    /** Returns the built-in text of a method that is a fixed prompt, normalised. */
    public static String text(OptimizeSettings.Method name) {
        String resource = "fixed/" + name.name().toLowerCase(Locale.ROOT) + ".txt";
        try (InputStream input = FixedPrompt.class.getResourceAsStream(resource)) {
            return PromptText.normalise(
                    new String(Objects.requireNonNull(input, resource).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public CallEstimate estimate() {
        return CallEstimate.NONE;
    }

    @Override
    public CallEstimate firstRound() {
        return CallEstimate.NONE;
    }

    @Override
    public long firstProposals() {
        return 0;
    }

    @Override
    public SearchResult run(SearchListener listener) {
        listener.admitted(Optional.empty(), systemPrompt);
        return new SearchResult(
                systemPrompt,
                SearchResult.given(tasks),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                List.of(),
                new StopReason(Cause.NO_SEARCH, "the method is a fixed prompt"));
    }
}
