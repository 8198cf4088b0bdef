package io.github.metaspo.goal.compare;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.Reply;
import io.github.metaspo.comparison.MethodCost.Calls;
import io.github.metaspo.comparison.TaskReplies;
import io.github.metaspo.evaluation.Answers;
import io.github.metaspo.evaluation.Batch;
import io.github.metaspo.evaluation.Evaluation;
import io.github.metaspo.evaluation.EvaluationListener;
import io.github.metaspo.evaluation.Evaluator;
import io.github.metaspo.evaluation.FailureLimit;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.evaluation.Outcome;
import io.github.metaspo.evaluation.ReplyCounter;
import io.github.metaspo.evaluation.ValidityRule;
import io.github.metaspo.goal.HeldOut;
import io.github.metaspo.goal.Prompts;
import io.github.metaspo.goal.search.HeldOutComparison;
import io.github.metaspo.suite.Task;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The replies to all held-out questions of one suite with the prompts of every row. Prompts that several rows share are asked once.
 */
final class HeldOutReplies {

    private final Domain domain;
    private final Map<String, TaskQuestions> unseen = new LinkedHashMap<>();
    private final HeldOutComparison heldOut;
    /** By system prompt and task, the answers with each user prompt. */
    private final Map<String, Map<String, List<Answers>>> answers = new HashMap<>();

    private final Map<String, ReplyCounter> unseenReplies = new HashMap<>();

    private HeldOutReplies(Domain domain, List<TaskQuestions> unseen, HeldOutComparison heldOut) {
        this.domain = domain;
        this.heldOut = heldOut;
        unseen.forEach(questions -> this.unseen.put(questions.task().id(), questions));
    }

    /**
     * Asks all questions.
     *
     * @param unseen of all unseen tasks of the suite
     * @throws ModelException if the model is unusable, for example because of a wrong key
     * @throws InvalidMeasurementException if too many calls failed
     */
    static HeldOutReplies of(
            Domain domain,
            Set<Prompts> prompts,
            List<TaskQuestions> unseen,
            Evaluator evaluator,
            EvaluationListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        HeldOutComparison heldOut = HeldOutComparison.of(
                new HeldOut(domain.prepared(), evaluator, listener), prompts.toArray(Prompts[]::new));
        HeldOutReplies replies = new HeldOutReplies(domain, unseen, heldOut);
        replies.askUnseen(prompts.stream().map(Prompts::systemPrompt).distinct().toList(), evaluator, listener);
        return replies;
    }

    private void askUnseen(List<String> systemPrompts, Evaluator evaluator, EvaluationListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        Map<Batch, ReplyCounter> byBatch = new IdentityHashMap<>();
        List<Batch> batches = new ArrayList<>();
        for (String systemPrompt : systemPrompts) {
            ReplyCounter ofPrompt = new ReplyCounter();
            unseenReplies.put(systemPrompt, ofPrompt);
            for (TaskQuestions questions : unseen.values()) {
                if (!questions.isGiven()) {
                    List<Batch> ofTask = questions.batches(systemPrompt);
                    ofTask.forEach(batch -> byBatch.put(batch, ofPrompt));
                    batches.addAll(ofTask);
                }
            }
        }
        int questions = batches.stream().mapToInt(Batch::questions).sum();
        ValidityRule rule = new ValidityRule(domain.suite().gate().maxErrorRate());
        FailureLimit limit = FailureLimit.ofMeasurement(rule.tolerableFailures(questions) + rule.allowance(questions));
        List<Answers> all =
                evaluator.evaluate(batches, limit, EvaluationListener.all(listener, new CountingListener(byBatch)));
        if (limit.isExceeded()) {
            throw new InvalidMeasurementException(domain.name() + ": no comparison, because more than "
                    + limit.tolerable() + " of " + questions + " calls failed, which gate.maxErrorRate "
                    + domain.suite().gate().maxErrorRate().toPlainString() + " does not allow; the first: "
                    + firstFailure(all));
        }
        for (Answers answer : all) {
            answers.computeIfAbsent(answer.batch().systemPrompt(), prompt -> new HashMap<>())
                    .computeIfAbsent(answer.batch().task().id(), task -> new ArrayList<>())
                    .add(answer);
        }
    }

    private static String firstFailure(List<Answers> answers) {
        return answers.stream()
                .flatMap(answer -> answer.outcomes().stream())
                .filter(Outcome.Failed.class::isInstance)
                .map(failed -> ((Outcome.Failed) failed).message())
                .findFirst()
                .orElse("");
    }

    /** Returns the measurement with the given user prompts. */
    HeldOutComparison.Entry heldOut(Prompts prompts) {
        return heldOut.of(prompts);
    }

    /**
     * Returns the replies to each task, in the order of the suite.
     *
     * @param adapted unseen tasks for which the prompts have a user prompt of their own
     */
    List<TaskReplies> of(Prompts prompts, Set<String> adapted) {
        List<TaskReplies> replies = new ArrayList<>();
        for (Answers own : heldOut.of(prompts).evaluation().answers()) {
            Task task = own.batch().task();
            replies.add(new TaskReplies(
                    domain.name(),
                    task,
                    domain.prepared().scorer(task).metric(),
                    rows(prompts, own, adapted.contains(task.id()))));
        }
        return replies;
    }

    private List<TaskReplies.Row> rows(Prompts prompts, Answers own, boolean isAdapted) {
        Task task = own.batch().task();
        TaskQuestions questions = unseen.get(task.id());
        if (questions == null) {
            return new TaskQuestions(
                            task,
                            List.of(task.prompt()),
                            domain.suite().compare().design())
                    .rowsOfOne(own);
        }
        if (isAdapted || questions.isGiven()) {
            return questions.rowsOfOne(own);
        }
        return questions.rows(
                answers.getOrDefault(prompts.systemPrompt(), Map.of()).getOrDefault(task.id(), List.of()));
    }

    /** Returns what the replies for one row took: those with the given user prompts, and those about unseen tasks with the others. */
    Calls calls(Prompts prompts) {
        Evaluation evaluation = heldOut.of(prompts).evaluation();
        long cut = evaluation.answers().stream()
                .flatMap(answer -> answer.outcomes().stream())
                .filter(outcome -> outcome instanceof Outcome.Scored scored && scored.cut())
                .count();
        return new Calls(evaluation.count(Outcome.Scored.class), cut, evaluation.usage())
                .plus(Calls.of(unseenReplies.getOrDefault(prompts.systemPrompt(), new ReplyCounter())));
    }

    private record CountingListener(Map<Batch, ReplyCounter> byBatch) implements EvaluationListener {
        @Override
        public void answered(Batch batch, int question, Reply reply, Outcome.Scored outcome) {
            ReplyCounter ofPrompt = byBatch.get(batch);
            if (ofPrompt != null) {
                ofPrompt.add(reply);
            }
        }
    }
}
