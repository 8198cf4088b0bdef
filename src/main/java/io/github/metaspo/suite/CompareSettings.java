package io.github.metaspo.suite;

import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.suite.OptimizeSettings.Budget;
import io.github.metaspo.suite.OptimizeSettings.Method;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The settings of a comparison.
 *
 * @param methods methods to compare, each once
 * @param prompts further system prompts to compare, for example the one in production
 * @param suites names of the suites that are the domains of the comparison; empty for the suite alone
 * @param targets other models that the locked prompt is measured on
 * @param roles whether the target is also asked with the system prompt merged into the user message
 * @param sourceTasks numbers of train tasks that metaspo is also run with, each above 0
 * @param design how unseen tasks are asked
 * @param budget limits of each search. {@code calls} counts questions to the target, stored ones too, so that a comparison that is run
 *     again ends in the same result
 */
public record CompareSettings(
        List<Method> methods,
        List<NamedPrompt> prompts,
        List<String> suites,
        List<ModelSettings> targets,
        boolean roles,
        List<Integer> sourceTasks,
        Design design,
        Budget budget) {

    /** What is compared unless the suite says otherwise: fixed prompts, which need no search. */
    public static final CompareSettings DEFAULT = new CompareSettings(
            List.of(Method.DEFAULT, Method.COT, Method.SERVICE),
            List.of(),
            List.of(),
            List.of(),
            false,
            List.of(),
            Design.ROTATING,
            Budget.UNBOUNDED);

    /** @throws IllegalArgumentException if a name occurs twice */
    public CompareSettings {
        methods = List.copyOf(methods);
        prompts = List.copyOf(prompts);
        suites = List.copyOf(suites);
        targets = List.copyOf(targets);
        sourceTasks = List.copyOf(sourceTasks);
        List<String> names = Stream.concat(
                        methods.stream().map(Keywords::of), prompts.stream().map(NamedPrompt::name))
                .toList();
        Set<String> seen = new HashSet<>();
        names.stream().filter(name -> !seen.add(name)).findFirst().ifPresent(twice -> {
            throw new IllegalArgumentException("\"" + twice + "\" is compared twice");
        });
    }

    /**
     * A system prompt with a name.
     *
     * @param name as the rows of the comparison show it
     * @param text normalised
     */
    public record NamedPrompt(String name, String text) {}

    /** The ways to ask unseen tasks with several user prompts. */
    public enum Design {
        /** Each example is asked with one of the user prompts in turn, the same for all methods. */
        ROTATING,
        /** Each example is asked with every user prompt, as in the paper. */
        FULL
    }
}
