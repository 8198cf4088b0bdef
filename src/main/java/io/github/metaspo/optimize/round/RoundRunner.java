package io.github.metaspo.optimize.round;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.optimize.Candidate;
import io.github.metaspo.optimize.SearchListener;
import io.github.metaspo.optimize.propose.CandidateGenerator;
import io.github.metaspo.optimize.propose.ProposalContext;
import io.github.metaspo.optimize.propose.ProposalRequest;
import io.github.metaspo.optimize.propose.ProposalResult;
import io.github.metaspo.optimize.propose.SeenPrompts;
import io.github.metaspo.optimize.select.Selection;
import io.github.metaspo.optimize.state.Incumbent;
import io.github.metaspo.optimize.state.ScoredPrompt;
import io.github.metaspo.optimize.state.TaskState;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Runs one round: generates candidates, lets the selection evaluate them from the moment each is admitted, and records the status of each.
 * Candidates that are still being written end before their questions do, on every path.
 */
public final class RoundRunner {

    /** Other good prompts that a proposer sees. */
    private static final int MOST_ELITE = 5;

    private final Selection selection;
    private final SeenPrompts seen;
    private final CandidateLog log;
    private final AttemptLog attempts;

    /**
     * @param seen texts that are rejected as duplicates
     * @param log of every candidate
     * @param attempts that proposers see
     */
    public RoundRunner(Selection selection, SeenPrompts seen, CandidateLog log, AttemptLog attempts) {
        this.selection = selection;
        this.seen = seen;
        this.log = log;
        this.attempts = attempts;
    }

    /** Returns the incumbent after a round; the given one if it makes no mistake to learn from. */
    public Incumbent run(RoundSpec spec, Incumbent incumbent, SearchListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        List<ProposalResult.Admitted> admitted = new ArrayList<>();
        try (Selection.OpenRound round =
                selection.open(spec.number(), spec.level(), spec.tasks(), incumbent, listener)) {
            List<ProposalRequest> requests = requests(spec, round.incumbent());
            if (requests.isEmpty()) {
                Selection.RoundResult result = round.finish();
                record(spec, result);
                return result.incumbent();
            }
            List<ProposalResult> proposals = spec.generator().generate(requests, seen, listener, candidate -> {
                admitted.add(candidate);
                round.enter(candidate);
            });
            record(spec, proposals);
            Selection.RoundResult result = round.finish();
            record(spec, result);
            Incumbent after = result.incumbent();
            listener.ended(new SearchListener.Round(
                    spec.number(),
                    spec.level(),
                    after.score(),
                    requests.size(),
                    count(proposals, ProposalResult.Rejected.class),
                    count(proposals, ProposalResult.Failed.class),
                    leftBehind(admitted, result),
                    result.kept()));
            return after;
        } catch (ModelException | InvalidMeasurementException e) {
            String proposer = spec.generator().proposer().name();
            admitted.forEach(candidate -> log.addUndecided(spec.number(), proposer, candidate));
            throw e;
        }
    }

    /** Returns the incumbent at the end of a search. */
    public Incumbent finish(Incumbent incumbent, SearchListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        Selection.RoundResult result = selection.finish(incumbent, listener);
        result.judged().forEach(judged -> log.update(judged.candidate(), judged.status(), judged.evidence()));
        return result.incumbent();
    }

    private List<ProposalRequest> requests(RoundSpec spec, Incumbent incumbent) {
        return switch (spec.level()) {
            case SYSTEM_PROMPT ->
                incumbent.isPerfect()
                        ? List.of()
                        : requests(spec, incumbent.number(), context(incumbent)).toList();
            case USER_PROMPT ->
                spec.tasks().stream()
                        .map(incumbent.tasks()::get)
                        .flatMap(state -> parents(spec.parents(), state)
                                .filter(parent -> !parent.result().mistakes().isEmpty())
                                .flatMap(parent -> requests(spec, parent.number(), context(incumbent, state, parent))))
                        .toList();
        };
    }

    private static Stream<ScoredPrompt> parents(RoundSpec.Parents parents, TaskState state) {
        return switch (parents) {
            case BEST -> Stream.of(state.best());
            case KEPT -> state.kept().stream();
        };
    }

    private ProposalContext context(Incumbent incumbent) {
        Optional<String> task = Optional.empty();
        return new ProposalContext.System(
                incumbent.systemPrompt(),
                incumbent.feedback(),
                attempts.of(task),
                log.elite(task, incumbent.systemPrompt(), MOST_ELITE));
    }

    private ProposalContext context(Incumbent incumbent, TaskState state, ScoredPrompt parent) {
        Optional<String> task = Optional.of(state.task().id());
        return new ProposalContext.User(
                incumbent.systemPrompt(),
                state.feedback(parent),
                attempts.of(task),
                log.elite(task, parent.prompt().template(), MOST_ELITE));
    }

    private Stream<ProposalRequest> requests(RoundSpec spec, int parent, ProposalContext context) {
        return IntStream.range(0, spec.candidates()).mapToObj(i -> log.request(parent, context));
    }

    private void record(RoundSpec spec, List<ProposalResult> proposals) {
        String proposer = spec.generator().proposer().name();
        for (ProposalResult proposal : proposals) {
            if (proposal instanceof ProposalResult.Rejected rejected) {
                log.add(spec.number(), proposer, rejected);
                attempts.add(rejected);
            } else if (proposal instanceof ProposalResult.Failed failed) {
                log.add(spec.number(), proposer, failed);
            }
        }
    }

    private void record(RoundSpec spec, Selection.RoundResult result) {
        CandidateGenerator generator = spec.generator();
        for (Selection.Judged judged : result.judged()) {
            log.add(spec.number(), generator.proposer().name(), judged.candidate(), judged.status(), judged.evidence());
            attempts.add(judged);
            judged.gain().ifPresent(gain -> generator
                    .proposer()
                    .learn(
                            judged.candidate().request().number(),
                            judged.candidate().proposal(),
                            gain));
        }
    }

    /** Counts the candidates of this round that stand on a lower rung of a race. */
    private static int leftBehind(List<ProposalResult.Admitted> admitted, Selection.RoundResult result) {
        return Math.toIntExact(result.judged().stream()
                .filter(judged ->
                        judged.status() instanceof Candidate.Status.Dropped && admitted.contains(judged.candidate()))
                .count());
    }

    private static int count(List<ProposalResult> proposals, Class<? extends ProposalResult> kind) {
        return Math.toIntExact(proposals.stream().filter(kind::isInstance).count());
    }
}
