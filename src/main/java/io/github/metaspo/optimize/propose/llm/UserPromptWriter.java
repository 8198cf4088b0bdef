package io.github.metaspo.optimize.propose.llm;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.Reply;
import io.github.metaspo.evaluation.Batch;
import io.github.metaspo.evaluation.CallPool;
import io.github.metaspo.evaluation.Outcome;
import io.github.metaspo.optimize.SearchListener;
import io.github.metaspo.optimize.TaskFeedback;
import io.github.metaspo.optimize.propose.CandidateGenerator;
import io.github.metaspo.optimize.propose.CandidateValidator;
import io.github.metaspo.optimize.propose.PromptLimits;
import io.github.metaspo.optimize.propose.ProposalContext;
import io.github.metaspo.optimize.propose.ProposalRequest;
import io.github.metaspo.optimize.propose.ProposalResult;
import io.github.metaspo.optimize.propose.SeenPrompts;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/**
 * Writes user prompts for a task from its train examples, as APE proposes them: neither scored nor selected, exact duplicates replaced
 * (paper section 4.1: the user prompts of unseen tasks). Used by one thread.
 */
public final class UserPromptWriter {

    /** Rounds of proposals; the later ones replace what was rejected. */
    private static final int ROUNDS = 3;

    private final Suite suite;
    private final LanguageModel optimizer;
    private final CallPool pool;
    private final AtomicBoolean replied = new AtomicBoolean();

    /**
     * @param optimizer the optimizer model; stays open
     * @param pool in which it is called; stays open
     */
    public UserPromptWriter(Suite suite, LanguageModel optimizer, CallPool pool) {
        this.suite = suite;
        this.optimizer = optimizer;
        this.pool = pool;
    }

    /** Returns the most calls that the given number of user prompts takes. */
    public static long mostCalls(long prompts) {
        return 2 * ROUNDS * prompts;
    }

    /**
     * Returns different user prompts with the question and the answer format of the task.
     *
     * @param task with train examples
     * @param number of prompts wanted, above 0
     * @return fewer if the model's other proposals were useless
     * @throws ModelException if the model gives no reply
     */
    public List<UserPrompt> write(Task task, int number) throws ModelException, InterruptedException {
        CandidateGenerator generator = new CandidateGenerator(
                new ApeProposer(
                        optimizer, new MetaPrompts(suite.optimize().proposals().metaPrompts())),
                new CandidateValidator(List.of(task), PromptLimits.of(suite.gate())),
                pool,
                replied,
                suite.optimize().seed());
        ProposalContext context = new ProposalContext.User(
                suite.systemPrompt(),
                new TaskFeedback(task, task.prompt(), TaskFeedback.Score.NONE, List.of()),
                List.of(),
                List.of());
        SeenPrompts seen = new SeenPrompts();
        List<UserPrompt> written = new ArrayList<>();
        int next = 0;
        for (int round = 0; round < ROUNDS && written.size() < number; round++) {
            List<ProposalRequest> requests = IntStream.range(next, next + number - written.size())
                    .mapToObj(i -> new ProposalRequest(i, 0, context))
                    .toList();
            next += requests.size();
            for (ProposalResult result : generator.generate(requests, seen, new Silent(), admitted -> {})) {
                if (result instanceof ProposalResult.Admitted admitted) {
                    written.add(new UserPrompt(admitted.proposal().text()));
                }
            }
        }
        return written;
    }

    /** Ignores events: the prompts are not evaluated. */
    private static final class Silent implements SearchListener {
        @Override
        public void started(String systemPrompt, double score) {}

        @Override
        public void ended(Round round) {}

        @Override
        public void answered(Batch batch, int question, Reply reply, Outcome.Scored outcome) {}
    }
}
