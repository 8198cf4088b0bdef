package io.github.metaspo.goal.adapt;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.gate.Comparison;
import io.github.metaspo.gate.PromotionDecision;
import io.github.metaspo.goal.HeldOut;
import io.github.metaspo.goal.OutputFiles;
import io.github.metaspo.goal.PromptFolder;
import io.github.metaspo.goal.Prompts;
import io.github.metaspo.goal.search.HeldOutComparison;
import io.github.metaspo.goal.search.LockMaker;
import io.github.metaspo.lock.Baseline;
import io.github.metaspo.lock.Lock;
import io.github.metaspo.lock.LockFiles;
import io.github.metaspo.optimize.SearchResult;
import io.github.metaspo.optimize.method.Proposers;
import io.github.metaspo.suite.Keywords;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;

import java.io.IOException;
import java.util.Optional;

/** Last step for a task: measures the found user prompt against the one in effect, decides which stays, and writes the lock. */
final class TaskPromotion {

    private final PreparedSuite whole;
    private final OutputFiles files;
    private final PromptFolder prompts;
    private final AdaptLogger logger;

    TaskPromotion(PreparedSuite whole, OutputFiles files, PromptFolder prompts, AdaptLogger logger) {
        this.whole = whole;
        this.files = files;
        this.prompts = prompts;
        this.logger = logger;
    }

    /**
     * Measures, decides, and writes lock, baseline and prompts.
     *
     * @param shipped the task as a suite of its own, with the user prompt in effect
     * @param output where the measurement of a prompt that does not ship is written
     * @return whether the found prompt ships
     * @throws ModelException if the model is unusable, for example because of a wrong key
     * @throws InvalidMeasurementException if too many calls failed for a score
     * @throws IOException if a file cannot be written
     * @throws InterruptedException if the thread is interrupted
     */
    boolean run(MeasuredLock lock, TaskSearch shipped, SearchResult found, HeldOut heldOut, OutputFiles output)
            throws ModelException, InvalidMeasurementException, IOException, InterruptedException {
        Suite alone = shipped.suite();
        Task task = task(shipped);
        Prompts before = Prompts.start(alone);
        Prompts after = Prompts.found(alone, found);
        if (before.equals(after)) {
            logger.nothingNew(task);
            generate(lock.lock());
            return false;
        }
        HeldOutComparison measured = HeldOutComparison.of(heldOut, before, after);
        Comparison comparison = Comparison.of(
                shipped.one(),
                Baseline.of(measured.of(before).measurement()),
                Baseline.of(measured.of(after).measurement()));
        PromotionDecision decision =
                PromotionDecision.decide(comparison, alone.optimize().ship());
        String text = after.userPrompt(shipped.task()).template();
        LockFiles.Pair pair = pair(lock, task, text, measured.of(after), origin(shipped, found, decision, comparison));
        logger.comparison(comparison);
        logger.decision(
                task,
                decision,
                before.userPrompt(shipped.task()).template(),
                text,
                pair.lock().looks().size());
        if (decision.ships()) {
            // they belong to the prompts before
            files.removeResults(whole.suite());
        }
        lock.files().write(pair.lock(), pair.baseline());
        generate(pair.lock());
        output.writeCandidate(
                decision.ships()
                        ? Optional.empty()
                        : Optional.of(measured.of(after).evaluation()));
        return decision.ships();
    }

    private Task task(TaskSearch shipped) {
        return whole.suite().tasks().stream()
                .filter(task -> task.id().equals(shipped.task().id()))
                .findFirst()
                .orElseThrow();
    }

    private LockFiles.Pair pair(
            MeasuredLock lock, Task task, String text, HeldOutComparison.Entry found, Lock.Origin.Search origin) {
        AdaptedLock adapted = new AdaptedLock(whole, lock);
        return origin.result() == Lock.Result.KEPT
                ? new LockFiles.Pair(
                        lock.lock().withLooks(lock.looksWith(adapted.prompts(task, text))), lock.baseline())
                : adapted.with(task, text, found, origin);
    }

    private static Lock.Origin.Search origin(
            TaskSearch shipped, SearchResult found, PromotionDecision decision, Comparison comparison) {
        Lock.Origin.Search origin =
                LockMaker.origin(shipped.suite(), found, decision.result(), Optional.of(comparison));
        return Proposers.usesComponents(shipped.suite())
                ? new Lock.Origin.Search(
                        origin.method(),
                        origin.mode(),
                        Keywords.of(Proposers.of(shipped.suite())),
                        Optional.empty(),
                        origin.randomSeed(),
                        origin.stopped(),
                        origin.result(),
                        origin.gain(),
                        origin.userPrompts())
                : origin;
    }

    private void generate(Lock lock) throws IOException {
        prompts.write(lock.suite(), lock.systemPrompt(), lock.userPrompts());
    }
}
