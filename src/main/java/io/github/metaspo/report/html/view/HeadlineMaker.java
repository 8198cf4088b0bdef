package io.github.metaspo.report.html.view;

import io.github.metaspo.lock.Lock;
import io.github.metaspo.report.TextFormat;
import io.github.metaspo.report.html.data.Measured;
import io.github.metaspo.report.html.data.MeasuredTask;
import io.github.metaspo.report.html.data.Pairing;
import io.github.metaspo.report.html.data.Pairing.Kind;
import io.github.metaspo.report.html.data.Side;
import io.github.metaspo.report.html.data.SuiteData;
import io.github.metaspo.report.html.view.Gains.Gain;
import io.github.metaspo.statistics.Power;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Puts the verdict into words. */
final class HeadlineMaker {

    private final SuiteData data;
    private final Gains gains;
    private final Optional<Measured> after;

    HeadlineMaker(SuiteData data, Gains gains) {
        this.data = data;
        this.gains = gains;
        this.after = data.pairing().after().map(Side::measured);
    }

    Headline headline(MatrixPlan.Changes changes) {
        Optional<String> command = command();
        return new Headline(tone(), title(), sentence(), facts(changes), step(), command, gate(), data.notes());
    }

    private String tone() {
        if (gains.isConfirmedGain()) {
            return "up";
        }
        return gains.isConfirmedDrop() ? "down" : "plain";
    }

    private String title() {
        if (after.isEmpty()) {
            return data.comparison().isPresent() ? "Methods compared" : "Not measured yet";
        }
        if (!after.get().isValid()) {
            return "No score";
        }
        if (gains.train().isEmpty()) {
            return "Score " + Words.score(after.get().train().orElseThrow().score());
        }
        double difference = gains.train().get().difference();
        if (gains.isConfirmedGain()) {
            return data.pairing().kind() == Kind.NOT_SHIPPED ? "Better, but not shipped" : "Better";
        }
        if (gains.isConfirmedDrop()) {
            return difference > 0 ? "Higher, but worse in a task" : "Worse";
        }
        if (Math.abs(difference) < 5e-7) {
            return "No difference";
        }
        return (difference > 0 ? "Higher" : "Lower") + ", but it may be chance";
    }

    private String sentence() {
        if (after.isEmpty()) {
            return data.comparison()
                    .map(ComparisonView::sentence)
                    .orElse("There is no measurement of this suite; mvn metaspo:evaluate makes one.");
        }
        Measured measured = after.get();
        if (!measured.isValid()) {
            return "The last measurement has no score, because "
                    + measured.invalidReason().orElse("it is incomplete") + ".";
        }
        return gains.train().map(this::compared).orElseGet(() -> alone(measured));
    }

    private String compared(Gain gain) {
        StringBuilder sentence = new StringBuilder(subject())
                .append(" scores ")
                .append(Words.score(gain.after()))
                .append(" with ")
                .append(after.map(measured -> measured.model().label()).orElse("the model"))
                .append(" on ")
                .append(TextFormat.count(gain.pairs(), "held-out question"))
                .append(" of ")
                .append(TextFormat.count(trainTasks(), "train task"))
                .append(", and ")
                .append(reference())
                .append(' ')
                .append(Words.score(gain.before()))
                .append(": ")
                .append(Words.points(gain.difference()))
                .append(" points");
        gain.interval().ifPresent(interval -> sentence.append(" (90\u00a0% interval ")
                .append(Words.interval(interval))
                .append(')'));
        sentence.append("; ").append(certainty(gain)).append('.');
        return sentence.toString();
    }

    private String certainty(Gain gain) {
        if (gains.higher().isEmpty()) {
            return "a metric here is no mean of scores, so this page tests nothing: metaspo:check does";
        }
        if (gains.isConfirmedGain()) {
            return "the paired test confirms the gain ("
                    + Words.pValue(gains.higher().get()) + ")";
        }
        if (!gains.drops().isEmpty()) {
            return "the paired test confirms a drop in " + Words.list(gains.drops());
        }
        if (gains.dropped()) {
            return "the paired test confirms the drop";
        }
        return gain.difference() > 0
                ? "the paired test does not confirm it ("
                        + Words.pValue(gains.higher().get()) + ")"
                : "the paired test confirms neither a gain nor a drop";
    }

    private String subject() {
        return switch (data.pairing().kind()) {
            case SHIPPED -> "The prompt that the search found";
            case NOT_SHIPPED -> "The prompt that the search found, and that did not ship,";
            case BASELINE, ALONE -> isInEffect() ? "The prompt in effect" : "The prompt that was last measured";
        };
    }

    /** Returns whether the system prompt that was measured is the one in effect now. */
    private boolean isInEffect() {
        return after.filter(measured -> measured.systemPrompt().equals(data.promptInEffect()))
                .isPresent();
    }

    private String reference() {
        return switch (data.pairing().kind()) {
            case SHIPPED -> "the one before it";
            case NOT_SHIPPED -> "the one in effect";
            case BASELINE, ALONE -> "the baseline";
        };
    }

    private String alone(Measured measured) {
        String score = subject() + " scores "
                + Words.figure(measured.train().orElseThrow()) + " on "
                + TextFormat.count(questions(measured), "held-out question") + " of "
                + TextFormat.count(
                        measured.tasks().stream().filter(task -> !task.unseen()).count(), "train task");
        Optional<Lock.Gain> gain = data.lock().flatMap(lock -> lock.origin().gain());
        if (gain.isPresent()) {
            return score + ". When it took effect, it was "
                    + Words.points(gain.get().difference()) + " points (90\u00a0% interval "
                    + Words.points(gain.get().low()) + " to "
                    + Words.points(gain.get().high()) + ", "
                    + Words.pValue(gain.get().pValue()) + ") from the prompt before it.";
        }
        Optional<Lock.Figure> own = data.lock().flatMap(Lock::seedPrompt);
        if (own.isPresent() && !measured.systemPrompt().equals(data.suite().systemPrompt())) {
            return score + "; the suite's own prompt scored " + Words.figure(own.get())
                    + " on the same questions. Its replies are not kept, so there is no paired test here.";
        }
        return score + "; there is no other measurement to compare it with.";
    }

    private static long questions(Measured measured) {
        return measured.tasks().stream()
                .filter(task -> !task.unseen())
                .flatMap(task -> task.answers().stream())
                .filter(answer -> answer.state().isScored())
                .count();
    }

    private long trainTasks() {
        return gains.tasks().stream().filter(task -> !task.unseen()).count();
    }

    private List<Fact> facts(MatrixPlan.Changes changes) {
        List<Fact> facts = new ArrayList<>();
        gains.train()
                .ifPresent(gain -> facts.add(new Fact(
                        "Gain",
                        Words.points(gain.difference()) + " points",
                        gain.interval()
                                .map(interval -> "90\u00a0% interval " + Words.interval(interval))
                                .orElse("no interval: a metric is no mean of scores"))));
        unseen().ifPresent(facts::add);
        if (changes.paired() > 0) {
            facts.add(new Fact(
                    "Questions",
                    changes.wins() + " better, " + changes.losses() + " worse",
                    "of " + TextFormat.number(changes.paired()) + " with a reply in both measurements"));
        }
        after.flatMap(measured -> CutReplies.fact(data.pairing().before(), measured))
                .ifPresent(facts::add);
        after.ifPresent(measured -> facts.add(new Fact("Model", measured.model().label(), "")));
        facts.add(cost());
        detectable().ifPresent(facts::add);
        return facts;
    }

    private Optional<Fact> unseen() {
        if (gains.unseen().isPresent()) {
            Gain gain = gains.unseen().get();
            return Optional.of(new Fact(
                    "Unseen tasks",
                    Words.points(gain.difference()) + " points",
                    gain.interval()
                                    .map(interval -> "90\u00a0% interval " + Words.interval(interval) + "; ")
                                    .orElse("")
                            + Words.list(gains.tasks().stream()
                                    .filter(Gains.OfTask::unseen)
                                    .map(Gains.OfTask::task)
                                    .toList())));
        }
        boolean none = after.filter(measured -> measured.tasks().stream().noneMatch(MeasuredTask::unseen))
                .isPresent();
        return none
                ? Optional.of(new Fact(
                        "Unseen tasks", "none", "so nothing shows whether the prompt suits tasks it was not made for"))
                : Optional.empty();
    }

    private Fact cost() {
        Optional<SpendingView.Totals> totals = SpendingView.totals(data);
        if (totals.isEmpty()) {
            return new Fact("Cost", "not recorded", "");
        }
        OptionalDouble usd = totals.get().usd();
        String replies = TextFormat.count(totals.get().calls(), "call") + ", stored replies included";
        return usd.isPresent()
                ? new Fact("Cost", TextFormat.usd(usd.getAsDouble()), replies)
                : new Fact("Cost", replies, "the sum of money is not known");
    }

    private Optional<Fact> detectable() {
        List<Power.Task> tasks = after.stream()
                .flatMap(measured -> measured.tasks().stream())
                .filter(task -> !task.unseen() && !task.answers().isEmpty())
                .map(task -> new Power.Task(task.weight(), examples(task), Power.USUAL_CHANGE))
                .toList();
        if (tasks.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Power.smallestDetectableDrop(tasks)
                .map(drop -> new Fact(
                        "Too small to see",
                        "below " + TextFormat.points(drop.size()) + " points",
                        TextFormat.conditions(drop)))
                .orElseGet(() -> new Fact(
                        "Too small to see", "any change", "the held-out examples are too few to confirm one")));
    }

    private static int examples(MeasuredTask task) {
        return Math.toIntExact(task.answers().stream()
                .map(answer -> answer.example())
                .distinct()
                .count());
    }

    private String step() {
        Pairing pairing = data.pairing();
        if (pairing.kind() == Kind.SHIPPED) {
            return "The lock holds this prompt and its scores: commit "
                    + data.suite().name() + ".lock.yaml and " + data.suite().name() + ".baseline.csv.";
        }
        if (after.isEmpty() && data.comparison().isPresent()) {
            return "To accept the prompt of a row, put its name in the place of METHOD:";
        }
        if (after.isEmpty() || !after.get().isValid()) {
            return "Measure the prompt: mvn metaspo:evaluate.";
        }
        if (pairing.kind() == Kind.NOT_SHIPPED) {
            return "To accept the prompt that was found all the same:";
        }
        if (pairing.kind() == Kind.BASELINE) {
            return "To make this measurement the new baseline:";
        }
        if (data.lock().filter(lock -> lock.edits().prompts()).isPresent()) {
            return "The prompt of the lock was edited by hand, and not measured since: mvn metaspo:evaluate does.";
        }
        return data.lock().isEmpty()
                ? "To lock this prompt with its scores:"
                : "The lock holds this measurement: there is nothing to accept.";
    }

    private Optional<String> command() {
        Pairing pairing = data.pairing();
        String accept = "mvn metaspo:accept -Dmetaspo.suite=" + data.suite().name();
        String reason = " -Dmetaspo.reason=\"...\"";
        if (after.isEmpty() && data.comparison().isPresent()) {
            return Optional.of(accept + " -Dmetaspo.method=METHOD" + reason);
        }
        boolean accepts = after.filter(Measured::isValid).isPresent()
                && pairing.kind() != Kind.SHIPPED
                && (pairing.kind() != Kind.ALONE || data.lock().isEmpty());
        return accepts
                ? Optional.of(accept + (pairing.kind() == Kind.NOT_SHIPPED ? " -Dmetaspo.candidate" : "") + reason)
                : Optional.empty();
    }

    private Optional<Fact> gate() {
        return data.verdict().map(verdict -> new Fact("metaspo:check", verdict.word(), verdict.message()));
    }
}
