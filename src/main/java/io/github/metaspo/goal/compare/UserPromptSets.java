package io.github.metaspo.goal.compare;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.evaluation.CallPool;
import io.github.metaspo.goal.Models;
import io.github.metaspo.goal.progress.Console;
import io.github.metaspo.lock.UserPromptFile;
import io.github.metaspo.model.ModelUsage;
import io.github.metaspo.model.calls.CallPolicy;
import io.github.metaspo.model.calls.ModelSession;
import io.github.metaspo.optimize.propose.llm.UserPromptWriter;
import io.github.metaspo.report.TextFormat;
import io.github.metaspo.suite.CompareSettings.Design;
import io.github.metaspo.suite.OptimizeSettings.Budget;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * The user prompts that the unseen tasks of a suite are asked with: those of its file, written by the optimizer model where the file has none.
 * A task without train examples, or a suite without an optimizer model, has only the task's own.
 */
final class UserPromptSets {

    /** User prompts for each unseen task, as in the paper. */
    private static final int PROMPTS = 10;

    private final Suite suite;
    private final Design design;
    private final UserPromptFile file;
    private final SortedMap<String, List<UserPrompt>> known;

    /** @throws SuiteException if the file cannot be used */
    UserPromptSets(Suite suite, Design design) throws SuiteException {
        this.suite = suite;
        this.design = design;
        this.file = new UserPromptFile(suite);
        this.known = file.read();
    }

    /** Returns the questions of each unseen task, in the order of the suite. */
    List<TaskQuestions> questions() {
        return suite.tasks(Task.Role.UNSEEN).stream()
                .map(task -> new TaskQuestions(task, known.getOrDefault(task.id(), List.of(task.prompt())), design))
                .toList();
    }

    /** Returns the most questions that one system prompt is asked about unseen tasks, beside those of a held-out measurement. */
    long mostQuestions() {
        return questions().stream()
                .mapToLong(questions -> isMissing(questions.task())
                        ? (long) questions.task().test().size()
                                * questions.task().repeats()
                                * (design == Design.FULL ? PROMPTS : 1)
                        : questions.isGiven() ? 0 : questions.questions())
                .sum();
    }

    /** Returns the most calls to the optimizer model for prompts that are still to be written. */
    long mostCalls() {
        return UserPromptWriter.mostCalls((long) PROMPTS * missing().size());
    }

    private List<Task> missing() {
        return suite.tasks(Task.Role.UNSEEN).stream().filter(this::isMissing).toList();
    }

    private boolean isMissing(Task task) {
        return !known.containsKey(task.id())
                && suite.optimizer().isPresent()
                && !task.train().isEmpty();
    }

    /** Returns remarks about tasks that are asked with their own user prompt alone. */
    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        for (Task task : suite.tasks(Task.Role.UNSEEN)) {
            if (!known.containsKey(task.id()) && !isMissing(task)) {
                remarks.add("unseen task " + task.id() + " of " + suite.name()
                        + " is asked with its own user prompt alone, because "
                        + (task.train().isEmpty()
                                ? "it has no train examples to write others from"
                                : "there is no optimizer model to write others")
                        + "; you can write them into " + file.path().getFileName());
            }
        }
        return remarks;
    }

    /**
     * Writes the missing user prompts and their file.
     *
     * @throws ModelException if the optimizer model gives no reply
     * @throws IOException if the file cannot be written
     */
    void writeMissing(Models models, Console console) throws ModelException, IOException, InterruptedException {
        if (missing().isEmpty()) {
            return;
        }
        ModelSettings settings = suite.optimizer().orElseThrow();
        try (ModelSession session = models.begin(suite, CallPolicy.searching(Budget.UNBOUNDED));
                LanguageModel optimizer = session.open(settings, ModelUsage.Role.OPTIMIZER);
                CallPool pool = new CallPool(settings.concurrency())) {
            UserPromptWriter writer = new UserPromptWriter(suite, optimizer, pool);
            for (Task task : missing()) {
                console.info("writing " + PROMPTS + " user prompts for the unseen task " + task.id());
                List<UserPrompt> written = writer.write(task, PROMPTS);
                if (written.size() < PROMPTS) {
                    console.warn("of " + PROMPTS + " user prompts for the unseen task " + task.id() + " only "
                            + written.size() + " were usable"
                            + (written.isEmpty() ? "; it is asked with its own" : ""));
                }
                known.put(task.id(), written.isEmpty() ? List.of(task.prompt()) : written);
            }
        }
        file.write(known);
        console.info("wrote "
                + TextFormat.count(known.values().stream().mapToInt(List::size).sum(), "user prompt")
                + " for unseen tasks to " + file.path().getFileName() + "; commit it with the suite");
    }
}
