package io.github.metaspo.scoring;

import io.github.metaspo.suite.Example;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.Task;

/** Scores the responses of one task: its extraction and its metric together. Safe for use by many threads. */
public final class TaskScorer {

    private final Metric metric;

    private TaskScorer(Metric metric) {
        this.metric = metric;
    }

    /**
     * The scorer of a task.
     *
     * @throws SuiteException when the task asks for a metric that is not there, for a pattern that is none, or holds a
     *     gold answer that its own extraction can never give
     */
    public static TaskScorer of(Task task, Metrics metrics) throws SuiteException {
        throw new UnsupportedOperationException();
    }

    /** What a response to an example is worth. */
    public Judgement judge(Example example, String response) {
        throw new UnsupportedOperationException();
    }

    public Metric metric() {
        return metric;
    }
}
