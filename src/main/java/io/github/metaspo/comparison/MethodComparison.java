package io.github.metaspo.comparison;

import io.github.metaspo.suite.CompareSettings.Design;
import io.github.metaspo.suite.Task;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The result of a comparison of methods.
 *
 * @param name of the suite that was compared
 * @param target label of the target model
 * @param optimizer label of the optimizer model; empty if there is none
 * @param design how unseen tasks were asked
 * @param userPrompts most user prompts that an unseen task was asked with; 0 if there is no unseen task
 * @param reference name of the method that others are compared with
 * @param budget questions of each search; empty if nothing is searched
 * @param methods every method, also those without a result
 * @param tables one for each role that has tasks, unseen tasks first
 * @param winRates of the methods other than the reference
 * @param transfers one for each other target and suite
 */
public record MethodComparison(
        String name,
        String target,
        Optional<String> optimizer,
        Design design,
        int userPrompts,
        String reference,
        Optional<Long> budget,
        List<ComparedMethod> methods,
        List<MethodTable> tables,
        List<WinRate> winRates,
        List<Transfer> transfers) {

    public MethodComparison {
        methods = List.copyOf(methods);
        tables = List.copyOf(tables);
        winRates = List.copyOf(winRates);
        transfers = List.copyOf(transfers);
    }

    /**
     * Compares methods.
     *
     * @param methods at least one with a result
     * @param reference name of one of them
     */
    public static MethodComparison of(
            String name,
            String target,
            Optional<String> optimizer,
            Design design,
            Optional<Long> budget,
            List<ComparedMethod> methods,
            String reference,
            List<Transfer> transfers) {
        List<ComparedMethod> found =
                methods.stream().filter(method -> method.noResult().isEmpty()).toList();
        Optional<ComparedMethod> compared =
                found.stream().filter(method -> method.name().equals(reference)).findFirst();
        return new MethodComparison(
                name,
                target,
                optimizer,
                design,
                userPrompts(found),
                reference,
                budget,
                methods,
                Arrays.stream(new Task.Role[] {Task.Role.UNSEEN, Task.Role.TRAIN})
                        .map(role -> MethodTable.of(role, found, reference))
                        .filter(table -> !table.tasks().isEmpty())
                        .toList(),
                compared.map(against -> found.stream()
                                .filter(method -> !method.equals(against))
                                .flatMap(method -> WinRate.of(against, method).stream())
                                .toList())
                        .orElse(List.of()),
                transfers);
    }

    private static int userPrompts(List<ComparedMethod> methods) {
        return methods.stream()
                .filter(method -> !method.adaptsToUnseenTasks())
                .flatMap(method -> method.replies().stream())
                .filter(replies -> replies.task().role() == Task.Role.UNSEEN)
                .mapToInt(replies -> replies.userPrompts().size())
                .max()
                .orElse(0);
    }
}
