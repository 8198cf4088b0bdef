package io.github.metaspo.goal;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.Reply;
import io.github.metaspo.evaluation.Answers;
import io.github.metaspo.evaluation.Batch;
import io.github.metaspo.evaluation.Evaluation;
import io.github.metaspo.evaluation.EvaluationListener;
import io.github.metaspo.evaluation.EvaluationSubject;
import io.github.metaspo.evaluation.Evaluator;
import io.github.metaspo.evaluation.FailureLimit;
import io.github.metaspo.evaluation.Outcome;
import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.evaluation.ReplyCounter;
import io.github.metaspo.evaluation.ValidityRule;
import io.github.metaspo.report.json.ResponseLog;
import io.github.metaspo.suite.Suite;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/** Measures prompts on the held-out examples of all tasks of a suite. */
public final class HeldOut {

    private final PreparedSuite prepared;
    private final Suite suite;
    private final Evaluator evaluator;
    private final EvaluationListener listener;
    private final Optional<ResponseLog> responses;

    /** Creates a measurement that does not write the texts of the replies. */
    public HeldOut(PreparedSuite prepared, Evaluator evaluator, EvaluationListener listener) {
        this(prepared, evaluator, listener, Optional.empty());
    }

    private HeldOut(
            PreparedSuite prepared, Evaluator evaluator, EvaluationListener listener, Optional<ResponseLog> responses) {
        this.prepared = prepared;
        this.suite = prepared.suite();
        this.evaluator = evaluator;
        this.listener = listener;
        this.responses = responses;
    }

    /** Returns the same measurement, which writes each reply to a log as it arrives. */
    public HeldOut writing(ResponseLog log) {
        return new HeldOut(prepared, evaluator, listener, Optional.of(log));
    }

    /**
     * Prompts to measure.
     *
     * @param name of the set of their replies, a word
     */
    public record PromptSet(String name, Prompts prompts) {}

    /** Returns how many questions one set of prompts takes, repeats included. */
    public static int questions(Suite suite) {
        return suite.tasks().stream()
                .mapToInt(task -> task.test().size() * task.repeats())
                .sum();
    }

    /**
     * Measures several sets of prompts in one stream of calls.
     *
     * @param sets with names that differ
     * @return one evaluation per set, in the given order
     * @throws ModelException if the model is unusable, for example because of a wrong key
     */
    public List<Evaluation> measure(List<PromptSet> sets) throws ModelException, InterruptedException {
        List<Replies> measured = sets.stream()
                .map(set -> new Replies(set.name(), set.prompts().heldOut(suite)))
                .toList();
        List<Batch> batches =
                measured.stream().flatMap(one -> one.batches.stream()).toList();
        ValidityRule rule = new ValidityRule(suite.gate().maxErrorRate());
        // a comparison drops a failed question from all sets, so it tolerates more failures than a single measurement
        int allowance = sets.size() == 1 ? 0 : rule.allowance(questions(suite));
        long tolerable = sets.size() * (rule.tolerableFailures(questions(suite)) + allowance);
        List<Answers> answers = evaluator.evaluate(
                batches,
                FailureLimit.ofMeasurement(tolerable),
                EvaluationListener.all(listener, new ReplyListener(measured)));
        List<Evaluation> evaluations = new ArrayList<>();
        int from = 0;
        for (Replies one : measured) {
            int to = from + one.batches.size();
            evaluations.add(one.evaluation(answers.subList(from, to), rule, allowance));
            from = to;
        }
        return evaluations;
    }

    /** The replies to one set of prompts, with their model names and token usage. */
    private final class Replies {

        private final String name;
        private final List<Batch> batches;
        private final SortedSet<String> resolvedNames = new ConcurrentSkipListSet<>();
        private final ReplyCounter replies = new ReplyCounter();

        Replies(String name, List<Batch> batches) {
            this.name = name;
            this.batches = batches;
        }

        void add(Batch batch, int question, Reply reply) {
            if (!reply.model().isEmpty()) {
                resolvedNames.add(reply.model());
            }
            replies.add(reply);
            responses.ifPresent(log -> log.add(name, batch, question, reply));
        }

        Evaluation evaluation(List<Answers> answers, ValidityRule rule, int allowance) {
            return new Evaluation(
                    suite,
                    EvaluationSubject.of(batches, suite.target(), new TreeSet<>(resolvedNames)),
                    answers,
                    rule.judge(answers, prepared.scorers(), allowance),
                    replies.usage(),
                    responses.map(log -> name));
        }
    }

    /** Adds each reply to the set of prompts that its batch belongs to. */
    private static final class ReplyListener implements EvaluationListener {

        private final Map<Batch, Replies> byBatch = new IdentityHashMap<>();

        ReplyListener(List<Replies> sets) {
            sets.forEach(set -> set.batches.forEach(batch -> byBatch.put(batch, set)));
        }

        @Override
        public void answered(Batch batch, int question, Reply reply, Outcome.Scored outcome) {
            Replies set = byBatch.get(batch);
            if (set != null) {
                set.add(batch, question, reply);
            }
        }
    }
}
