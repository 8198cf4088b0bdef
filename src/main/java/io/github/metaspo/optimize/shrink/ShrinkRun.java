package io.github.metaspo.optimize.shrink;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.optimize.SearchListener;
import io.github.metaspo.optimize.Shrinkage;
import io.github.metaspo.optimize.Shrinkage.Paired;
import io.github.metaspo.optimize.evaluate.PendingEvaluation;
import io.github.metaspo.optimize.evaluate.TrainEvaluator;
import io.github.metaspo.optimize.propose.Sentences;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The shortening of one prompt, from its first question to its result. */
final class ShrinkRun {

    /** Examples of each task that a prompt is asked first; they double until all are asked. */
    private static final int FIRST_EXAMPLES = 16;

    private final Sentences sentences;
    private final List<AskedPrompt.TaskOrder> tasks;
    private final TrainEvaluator evaluator;
    private final NonInferiority test;
    private final long mostForCredits;
    private final long most;
    private final SearchListener listener;
    private final int allExamples;
    private final long askedBefore;
    private final AskedPrompt found;
    /** The prompts that lack one sentence, by its place in the found prompt. */
    private final Map<Integer, AskedPrompt> withoutOne = new LinkedHashMap<>();
    /** The places of the sentences that the shortest prompt lacks. */
    private final SortedSet<Integer> leftOut = new TreeSet<>();

    private AskedPrompt shortest;

    /**
     * @param mostForCredits questions that may be asked about the found prompt and those that lack one sentence
     * @param most questions that may be asked in all
     */
    ShrinkRun(
            Sentences sentences,
            List<AskedPrompt.TaskOrder> tasks,
            TrainEvaluator evaluator,
            NonInferiority test,
            long mostForCredits,
            long most,
            SearchListener listener) {
        this.sentences = sentences;
        this.tasks = tasks;
        this.evaluator = evaluator;
        this.test = test;
        this.mostForCredits = mostForCredits;
        this.most = most;
        this.listener = listener;
        this.allExamples =
                tasks.stream().mapToInt(task -> task.order().size()).max().orElseThrow();
        this.askedBefore = evaluator.asked();
        this.found = new AskedPrompt(sentences.text(), tasks);
        this.shortest = found;
    }

    Shrinkage run() throws ModelException, InvalidMeasurementException, InterruptedException {
        List<Integer> places = sentences.editable();
        if (places.size() < 2) {
            return result("the prompt has " + (places.isEmpty() ? "no sentence" : "one sentence"));
        }
        places.forEach(place -> withoutOne.put(place, without(new TreeSet<>(List.of(place)))));
        try {
            ask(List.copyOf(withoutOne.values()), mostForCredits);
            return result(leaveOut());
        } catch (ModelException e) {
            if (e.kind() != ModelException.Kind.BUDGET_SPENT) {
                throw e;
            }
            return result(String.valueOf(e.getMessage()));
        }
    }

    private AskedPrompt without(SortedSet<Integer> places) {
        Sentences left = sentences;
        for (int place : new TreeSet<>(places).descendingSet()) {
            left = left.delete(place);
        }
        String text = left.text();
        listener.admitted(Optional.empty(), text);
        return new AskedPrompt(text, tasks);
    }

    /**
     * Asks prompts more and more examples, until each has answered all or is refuted, or the questions are used up. The most promising are
     * asked first.
     */
    private void ask(List<AskedPrompt> prompts, long limit)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        int examples = 0;
        while (examples < allExamples) {
            examples = Math.min(allExamples, Math.max(FIRST_EXAMPLES, 2 * examples));
            int upTo = examples;
            List<AskedPrompt> open = prompts.stream()
                    .filter(prompt -> prompt.examples() < upTo && !isRefuted(prompt))
                    .sorted(Comparator.comparing(this::lowest).reversed())
                    .toList();
            List<AskedPrompt> asked = new ArrayList<>(List.of(found));
            long questions = evaluator.asked() - askedBefore + found.open(upTo);
            for (AskedPrompt prompt : open) {
                if (questions + prompt.open(upTo) <= limit) {
                    asked.add(prompt);
                    questions += prompt.open(upTo);
                }
            }
            if (asked.size() > 1) {
                ask(asked, upTo);
            }
        }
    }

    /** Each prompt is a stream of its own: one with which every call fails is given up, and the others are not. */
    private void ask(List<AskedPrompt> prompts, int upTo)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        List<PendingEvaluation> pending = new ArrayList<>();
        try {
            for (AskedPrompt prompt : prompts) {
                pending.add(evaluator.begin(prompt.requests(upTo), listener));
            }
            for (int i = 0; i < prompts.size(); i++) {
                prompts.get(i).answered(upTo, pending.get(i).results());
            }
        } finally {
            pending.forEach(PendingEvaluation::close);
        }
    }

    /**
     * Leaves out one sentence after the other, the least useful first. A sentence that is needed in the found prompt is needed in a shorter one,
     * too: what is left can hardly say the same.
     *
     * @return why no further sentence was left out
     */
    private String leaveOut() throws ModelException, InvalidMeasurementException, InterruptedException {
        boolean isUsedUp = false;
        for (int place : leastUsefulFirst()) {
            AskedPrompt alone = withoutOne(place);
            if (withoutOne.size() - leftOut.size() > 1 && !isNeeded(alone)) {
                SortedSet<Integer> places = new TreeSet<>(leftOut);
                places.add(place);
                AskedPrompt shorter = leftOut.isEmpty() ? alone : without(places);
                ask(List.of(shorter), most);
                if (isComplete(shorter) && holds(shorter)) {
                    leftOut.add(place);
                    shortest = shorter;
                }
                isUsedUp |= !isComplete(shorter) && !isRefuted(shorter);
            }
        }
        if (isUsedUp) {
            return String.format(Locale.ROOT, "the %,d questions for shortening were used up", most);
        }
        return withoutOne.size() - leftOut.size() == 1
                ? "one sentence is left"
                : "without any other sentence the score may drop by more than the margin";
    }

    private List<Integer> leastUsefulFirst() {
        return withoutOne.keySet().stream()
                .filter(place -> withoutOne(place).examples() > 0 && !isRefuted(withoutOne(place)))
                .sorted(Comparator.comparing(
                                (Integer place) -> withoutOne(place).examples())
                        .thenComparing(place -> lowest(withoutOne(place)))
                        .thenComparing(place -> sentences.sentence(place).length())
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private AskedPrompt withoutOne(int place) {
        AskedPrompt prompt = withoutOne.get(place);
        if (prompt == null) {
            throw new IllegalArgumentException("there is no sentence " + place);
        }
        return prompt;
    }

    /** Returns whether a prompt that lacks one sentence is not shown to be as good as the found one. */
    private boolean isNeeded(AskedPrompt alone) {
        return isComplete(alone) && !isNotWorse(alone, found);
    }

    private boolean isComplete(AskedPrompt prompt) {
        return prompt.examples() == allExamples;
    }

    /** A shorter prompt must neither add small losses up nor give back what leaving out a harmful sentence brought. */
    private boolean holds(AskedPrompt prompt) {
        return isNotWorse(prompt, found) && isNotWorse(prompt, shortest);
    }

    private boolean isNotWorse(AskedPrompt prompt, AskedPrompt other) {
        return prompt.differenceTo(other).filter(test::holds).isPresent();
    }

    /** Returns whether its answers show that it is worse, or it got too few. */
    private boolean isRefuted(AskedPrompt prompt) {
        return prompt.examples() > 0
                && prompt.differenceTo(found)
                        .filter(one -> !test.isRefuted(one))
                        .isEmpty();
    }

    private double lowest(AskedPrompt prompt) {
        return prompt.differenceTo(found).map(test::lowest).orElse(Double.NEGATIVE_INFINITY);
    }

    private Shrinkage result(String ended) {
        List<Shrinkage.Sentence> told = withoutOne.entrySet().stream()
                .map(one -> new Shrinkage.Sentence(
                        sentences.sentence(one.getKey()),
                        one.getValue().differenceTo(found).map(Paired::reversed),
                        leftOut.contains(one.getKey())))
                .toList();
        return new Shrinkage(
                shortest.text(),
                test.margin(),
                leftOut.isEmpty() ? Optional.empty() : shortest.differenceTo(found),
                told,
                ended);
    }
}
