package io.github.metaspo.goal;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Usage;
import io.github.metaspo.evaluation.Answers;
import io.github.metaspo.evaluation.Batch;
import io.github.metaspo.evaluation.Evaluation;
import io.github.metaspo.evaluation.EvaluationListener;
import io.github.metaspo.evaluation.EvaluationSubject;
import io.github.metaspo.evaluation.Evaluator;
import io.github.metaspo.evaluation.FailureLimit;
import io.github.metaspo.evaluation.Outcome;
import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.evaluation.ValidityRule;
import io.github.metaspo.suite.Suite;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.LongAdder;

/** Measures prompts on the held-out examples of all tasks of a suite. */
public final class HeldOut {

    private final PreparedSuite prepared;
    private final Suite suite;
    private final Evaluator evaluator;
    private final EvaluationListener listener;

    public HeldOut(PreparedSuite prepared, Evaluator evaluator, EvaluationListener listener) {
        this.prepared = prepared;
        this.suite = prepared.suite();
        this.evaluator = evaluator;
        this.listener = listener;
    }

    /** How many questions it takes to measure one set of prompts. */
    public static int questions(Suite suite) {
        return suite.tasks().stream()
                .mapToInt(task -> task.test().size() * task.repeats())
                .sum();
    }

    /** One evaluation for each set of prompts, in the order given; all their questions are one stream of calls. */
    public List<Evaluation> measure(List<Prompts> sets) throws ModelException, InterruptedException {
        List<Measured> measured = sets.stream()
                .map(prompts -> new Measured(prompts.heldOut(suite)))
                .toList();
        List<Batch> batches =
                measured.stream().flatMap(one -> one.batches.stream()).toList();
        ValidityRule rule = new ValidityRule(suite.gate().maxErrorRate());
        // sets that are compared leave a failed question out of both; a measurement alone keeps to the rate
        int allowance = sets.size() == 1 ? 0 : rule.allowance(questions(suite));
        long tolerable = sets.size() * (rule.tolerableFailures(questions(suite)) + allowance);
        List<Answers> answers = evaluator.evaluate(
                batches,
                FailureLimit.ofMeasurement(tolerable),
                EvaluationListener.all(listener, new Bookkeeper(measured)));
        List<Evaluation> evaluations = new ArrayList<>();
        int from = 0;
        for (Measured one : measured) {
            int to = from + one.batches.size();
            evaluations.add(one.evaluation(answers.subList(from, to), rule, allowance));
            from = to;
        }
        return evaluations;
    }

    /** One set of prompts with what its answers took. */
    private final class Measured {

        private final List<Batch> batches;
        private final SortedSet<String> resolvedNames = new ConcurrentSkipListSet<>();
        private final LongAdder input = new LongAdder();
        private final LongAdder output = new LongAdder();
        private final LongAdder thinking = new LongAdder();

        Measured(List<Batch> batches) {
            this.batches = batches;
        }

        void add(Reply reply) {
            if (!reply.model().isEmpty()) {
                resolvedNames.add(reply.model());
            }
            input.add(reply.usage().input());
            output.add(reply.usage().output());
            thinking.add(reply.usage().thinking());
        }

        Evaluation evaluation(List<Answers> answers, ValidityRule rule, int allowance) {
            return new Evaluation(
                    suite,
                    EvaluationSubject.of(batches, suite.target(), new TreeSet<>(resolvedNames)),
                    answers,
                    rule.judge(answers, prepared.scorers(), allowance),
                    new Usage(input.sum(), output.sum(), thinking.sum()));
        }
    }

    /** Books each reply on the prompts that it is about. */
    private static final class Bookkeeper implements EvaluationListener {

        private final Map<Batch, Measured> byBatch = new IdentityHashMap<>();

        Bookkeeper(List<Measured> measured) {
            measured.forEach(one -> one.batches.forEach(batch -> byBatch.put(batch, one)));
        }

        @Override
        public void answered(Batch batch, int question, Reply reply, Outcome.Scored outcome) {
            Measured measured = byBatch.get(batch);
            if (measured != null) {
                measured.add(reply);
            }
        }
    }
}
