package io.github.metaspo.optimize.method;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelException.Kind;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.optimize.CallEstimate;
import io.github.metaspo.optimize.Candidate;
import io.github.metaspo.optimize.Candidate.Status;
import io.github.metaspo.optimize.SearchListener;
import io.github.metaspo.optimize.SearchResult;
import io.github.metaspo.optimize.SeedStreams;
import io.github.metaspo.optimize.StopReason;
import io.github.metaspo.optimize.StopReason.Cause;
import io.github.metaspo.optimize.TrainQuestions;
import io.github.metaspo.optimize.evaluate.SystemPromptScores;
import io.github.metaspo.optimize.method.SprigEdits.Edited;
import io.github.metaspo.optimize.method.SprigMeans.Member;
import io.github.metaspo.optimize.propose.CandidateGenerator;
import io.github.metaspo.optimize.propose.CandidateValidator;
import io.github.metaspo.optimize.propose.Proposal;
import io.github.metaspo.optimize.propose.ProposalContext;
import io.github.metaspo.optimize.propose.ProposalRequest;
import io.github.metaspo.optimize.propose.ProposalResult;
import io.github.metaspo.optimize.propose.SeenPrompts;
import io.github.metaspo.optimize.propose.SentenceBank;
import io.github.metaspo.optimize.propose.Sentences;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * SPRIG (Zhang et al. 2024): beam search over the sentences of a system prompt, from the empty prompt. The first round tries every component
 * of the corpus alone; each later one every insertion of the components with the highest UCB values, every deletion and swap, and
 * paraphrases if there is an optimizer model. All prompts of a round, the parents among them, are asked the same 10 examples of each task,
 * drawn anew each round; parents are not kept. The search stops at its number of questions. The beams of the last two rounds and the prompt
 * with the best mean over its rounds are then asked all train examples, and the best wins; the suite's prompt competes. Of T tasks with n train
 * examples and a corpus of C sentences: T n for the start, at most 10 T (C + 1) for the first round, and at most 7 T n for the end.
 */
final class Sprig implements Method {

    private static final String NAME = "sprig";
    private static final int BEAM = 3;
    private static final int TOP_COMPONENTS = 10;
    private static final int EXAMPLES = 10;
    private static final int PARAPHRASES = 2;
    /** The prompts that are asked all train examples at the end: two beams and the best by its mean. */
    private static final int FINALISTS = 2 * BEAM + 1;

    private final SearchParts parts;
    private final CandidateValidator validator;
    private final Optional<CandidateGenerator> paraphraser;
    private final SprigEdits edits;
    private final SeedStreams seeds;
    private final long questions;
    private final List<Candidate> log = new ArrayList<>();
    private final SprigMeans means = new SprigMeans();
    private final SystemPromptScores scores;
    private int next;
    /** Why the rounds ended. */
    private String ended = "";

    /**
     * @param paraphraser of single sentences; empty if there is no optimizer model
     * @param questions that it asks at most; never fewer than its first round takes
     */
    Sprig(
            SearchParts parts,
            CandidateValidator validator,
            SentenceBank corpus,
            Optional<CandidateGenerator> paraphraser,
            long questions) {
        this.parts = parts;
        this.validator = validator;
        this.paraphraser = paraphraser;
        this.edits = new SprigEdits(corpus, TOP_COMPONENTS);
        this.scores = new SystemPromptScores(parts.tasks(), parts.evaluator());
        this.seeds = new SeedStreams(parts.settings().seed());
        this.questions = Math.max(questions, firstRound().targetCalls() + finals());
    }

    @Override
    public CallEstimate estimate() {
        long paraphrases = paraphraser
                .map(generator -> generator.mostCalls((long) PARAPHRASES * edits.components()))
                .orElse(0L);
        return new CallEstimate(questions, paraphrases);
    }

    @Override
    public CallEstimate firstRound() {
        return new CallEstimate(TrainQuestions.of(parts.tasks()) + (edits.components() + 1L) * ofSample(), 0);
    }

    @Override
    public long firstProposals() {
        return 0;
    }

    private long finals() {
        return FINALISTS * TrainQuestions.of(parts.tasks());
    }

    private long ofSample() {
        return TrainQuestions.of(parts.tasks(), EXAMPLES);
    }

    @Override
    public SearchResult run(SearchListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        parts.evaluator().expect(questions);
        OptionalDouble start = OptionalDouble.empty();
        String best = parts.systemPrompt();
        OptionalDouble score = OptionalDouble.empty();
        try {
            start = OptionalDouble.of(scores.onAll(List.of(best), listener).get(0));
            parts.evaluator().requireAnswers();
            listener.started(best, start.getAsDouble());
            log.add(Candidate.given(
                    next++, Optional.empty(), best, start.getAsDouble(), (int) TrainQuestions.of(parts.tasks())));
            score = start;
            List<Member> finalists = rounds(start, listener);
            List<Double> onAll =
                    scores.onAll(finalists.stream().map(member -> member.text()).toList(), listener);
            for (int i = 0; i < finalists.size(); i++) {
                if (onAll.get(i) > score.getAsDouble()) {
                    best = finalists.get(i).text();
                    score = OptionalDouble.of(onAll.get(i));
                }
            }
            return result(best, start, score, new StopReason(Cause.ALL_MADE, ended));
        } catch (ModelException | InvalidMeasurementException e) {
            if (e instanceof ModelException failure && failure.kind() == Kind.BUDGET_SPENT) {
                return soFar(best, start, score, new StopReason(Cause.BUDGET, String.valueOf(e.getMessage())));
            }
            if (start.isPresent()) {
                listener.gaveUp(
                        result(best, start, score, new StopReason(Cause.FAILED, String.valueOf(e.getMessage()))));
            }
            throw e;
        }
    }

    /** Returns the result by the means of the rounds, or the given prompt if there are none. */
    private SearchResult soFar(String given, OptionalDouble start, OptionalDouble score, StopReason stop) {
        Optional<SprigMeans.Mean> best = means.best();
        return result(
                best.map(mean -> mean.member().text()).orElse(given),
                start,
                best.map(mean -> OptionalDouble.of(mean.score())).orElse(score),
                stop);
    }

    /** Returns the prompts of the last two beams and the one with the best mean. */
    private List<Member> rounds(OptionalDouble start, SearchListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        List<Member> former = List.of();
        List<Member> beam = List.of(new Member(next++, Sentences.of("", line -> false)));
        for (int round = 1; ; round++) {
            List<Edited> candidates = valid(round == 1 ? edits.first(beam.get(0).number()) : edited(beam, listener));
            long affordable = (questions - finals() - parts.evaluator().asked()) / ofSample() - beam.size();
            if (candidates.isEmpty()) {
                ended = "no edit is left to try";
                break;
            }
            if (affordable < 1) {
                ended = StopReason.noRoomFor(questions).sentence();
                break;
            }
            List<Edited> tried = candidates.size() <= affordable
                    ? candidates
                    : SeedStreams.sample(candidates, (int) affordable, seeds.at("sprig", "candidates", round));
            long asked = parts.evaluator().asked();
            former = beam;
            beam = round(round, beam, tried, listener);
            listener.decided(() -> soFar(parts.systemPrompt(), start, start, StopReason.NOT_YET));
            if (parts.evaluator().asked() == asked) {
                ended = "no question of the last round could be asked";
                break;
            }
        }
        Map<String, Member> finalists = new LinkedHashMap<>();
        Stream.of(beam.stream(), former.stream(), means.best().map(SprigMeans.Mean::member).stream())
                .flatMap(members -> members)
                .forEach(member -> finalists.putIfAbsent(member.text(), member));
        finalists.remove("");
        return List.copyOf(finalists.values());
    }

    private List<Edited> edited(List<Member> beam, SearchListener listener)
            throws ModelException, InterruptedException {
        paraphrase(beam, listener);
        Map<String, Edited> byText = new LinkedHashMap<>();
        beam.forEach(member ->
                edits.of(member.sentences(), member.number()).forEach(edit -> byText.putIfAbsent(edit.text(), edit)));
        beam.forEach(member -> byText.remove(member.text()));
        return List.copyOf(byText.values());
    }

    private List<Edited> valid(List<Edited> candidates) {
        ProposalContext context = context("");
        return candidates.stream()
                .filter(edit -> validator
                        .check(new Proposal.Prompt(edit.text(), List.of()), context, Set.of())
                        .isEmpty())
                .toList();
    }

    private static ProposalContext context(String text) {
        return new ProposalContext.System(text, List.of(), List.of(), List.of());
    }

    private void paraphrase(List<Member> beam, SearchListener listener) throws ModelException, InterruptedException {
        if (paraphraser.isEmpty()) {
            return;
        }
        List<String> components =
                edits.withoutParaphrases(beam.stream().map(Member::sentences).toList());
        List<ProposalRequest> requests = new ArrayList<>();
        for (String component : components) {
            for (int i = 0; i < PARAPHRASES; i++) {
                requests.add(new ProposalRequest(next++, 0, context(component)));
            }
        }
        List<ProposalResult> results =
                paraphraser.get().generate(requests, new SeenPrompts(), listener, admitted -> {});
        for (int i = 0; i < components.size(); i++) {
            List<String> texts = results.subList(i * PARAPHRASES, (i + 1) * PARAPHRASES).stream()
                    .filter(ProposalResult.Admitted.class::isInstance)
                    .map(admitted ->
                            ((ProposalResult.Admitted) admitted).proposal().text())
                    .toList();
            edits.paraphrased(components.get(i), texts);
        }
    }

    /** Scores parents and candidates on the same examples; returns the new beam. */
    private List<Member> round(int round, List<Member> parents, List<Edited> tried, SearchListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        tried.forEach(edit -> listener.admitted(Optional.empty(), edit.text()));
        List<String> prompts = new ArrayList<>();
        parents.forEach(parent -> prompts.add(parent.text()));
        tried.forEach(edit -> prompts.add(edit.text()));
        List<List<Integer>> examples = scores.sample(EXAMPLES, task -> seeds.at("sprig", round, task.id()));
        List<Double> ofRound = scores.on(prompts, examples, listener);
        Map<Integer, Double> ofParent = new HashMap<>();
        for (int i = 0; i < parents.size(); i++) {
            ofParent.put(parents.get(i).number(), ofRound.get(i));
            means.add(parents.get(i), ofRound.get(i));
        }
        if (round == 1) {
            log.add(emptyPrompt(parents.get(0), ofRound.get(0)));
        }
        List<Member> members = new ArrayList<>();
        Map<Integer, Double> byNumber = new HashMap<>();
        for (int i = 0; i < tried.size(); i++) {
            double score = ofRound.get(parents.size() + i);
            Edited edit = tried.get(i);
            Member member = new Member(next++, edit.sentences());
            members.add(member);
            byNumber.put(member.number(), score);
            means.add(member, score);
            edits.reward(edit, score - ofParent.getOrDefault(edit.parent(), score));
        }
        List<Member> beam = members.stream()
                .sorted(Comparator.comparing((Member member) -> -byNumber.getOrDefault(member.number(), 0.0))
                        .thenComparing(Member::number))
                .limit(BEAM)
                .toList();
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            log.add(new Candidate(
                    member.number(),
                    Optional.empty(),
                    round,
                    OptionalInt.of(tried.get(i).parent()),
                    NAME,
                    Optional.of(member.text()),
                    new Status.Scored(
                            byNumber.getOrDefault(member.number(), 0.0), (int) ofSample(), beam.contains(member))));
        }
        listener.ended(new SearchListener.Round(
                round,
                SearchListener.Level.SYSTEM_PROMPT,
                byNumber.getOrDefault(beam.get(0).number(), 0.0),
                tried.size(),
                0,
                0,
                0,
                beam.size()));
        return beam;
    }

    private Candidate emptyPrompt(Member empty, double score) {
        Status scored = new Status.Scored(score, (int) ofSample(), false);
        return new Candidate(
                empty.number(), Optional.empty(), 0, OptionalInt.empty(), NAME, Optional.of(empty.text()), scored);
    }

    private SearchResult result(String systemPrompt, OptionalDouble start, OptionalDouble score, StopReason stopped) {
        return new SearchResult(
                systemPrompt,
                SearchResult.given(parts.tasks()),
                start,
                score,
                log.stream().sorted(Comparator.comparing(Candidate::number)).toList(),
                stopped);
    }
}
