package io.github.metaspo.search;

import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.model.ModelException;
import io.github.metaspo.suite.OptimizeSettings;
import io.github.metaspo.suite.OptimizeSettings.Method;

import java.util.Optional;

/** Decides whose turn it is in a racing search: the system prompt's, or the user prompt's of one task after the other. */
final class RaceRounds {

    /** Rounds over user prompts get about this share of the questions. */
    static final double USER_SHARE = 0.1;

    /** So many rounds over the system prompt in a row without a change tell that the questions so far have told all. */
    private static final int GROW_AFTER = 3;

    private final SystemRounds systemRounds;
    private final Optional<UserRounds> userRounds;
    private final Examiner examiner;
    private final Allowance allowance;
    private final OpenQuestions open;
    private final int growAfter;
    private long askedForSystemPrompts;
    private long askedForUserPrompts;
    private int round;
    private int nextTask;
    private int idle;
    private int uninformative;
    private boolean userRoundAskedNothing;

    RaceRounds(OptimizeSettings dials, Writer systemWriter, Writer userWriter, Track track) {
        this.systemRounds = new SystemRounds(dials.systemCandidates(), systemWriter, track);
        this.userRounds = dials.method() == Method.OUTER_LOOP
                ? Optional.empty()
                : Optional.of(new UserRounds(dials.userCandidates(), dials.userTopK(), userWriter, track));
        this.examiner = track.examiner();
        this.allowance = track.allowance();
        this.open = new OpenQuestions(examiner);
        this.growAfter = Math.min(GROW_AFTER, dials.patience());
    }

    /**
     * Rounds since the last change: those over the system prompt, and those over user prompts that asked nothing because every proposal was
     * refused. Other rounds over user prompts are too small to count.
     */
    int idle() {
        return idle;
    }

    /** Whether the next step is more questions. */
    boolean isToGrow(Leader leader) {
        return (uninformative >= growAfter || leader.isPerfect())
                && leader.hasMore()
                && allowance.covers(leader.onMore().openQuestions());
    }

    /** The leader after one more step: a round, or more questions. */
    Leader next(Leader leader, SearchListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        return isToGrow(leader) ? grown(leader, listener) : round(leader, listener);
    }

    private Leader grown(Leader leader, SearchListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        Leader more = leader.onMore();
        Leader grown = new Leader(
                more.number(), more.systemPrompt(), open.answered(more.systemPrompt(), more.tasks(), listener));
        idle = 0;
        uninformative = 0;
        listener.grew(grown.questions(), grown.score());
        return grown;
    }

    private Leader round(Leader leader, SearchListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        round++;
        // refused proposals use up no questions, so that the share alone would choose the same loop forever
        boolean isUserRound = userRounds.isPresent()
                && !userRoundAskedNothing
                && askedForUserPrompts < USER_SHARE * (askedForUserPrompts + askedForSystemPrompts);
        long before = examiner.asked();
        Leader after = isUserRound
                ? userRounds.orElseThrow().run(leader, nextTask(leader), round, listener)
                : systemRounds.run(leader, round, listener);
        long asked = examiner.asked() - before;
        userRoundAskedNothing = isUserRound && asked == 0;
        if (isUserRound) {
            askedForUserPrompts += asked;
        } else {
            askedForSystemPrompts += asked;
        }
        boolean changed =
                after.number() != leader.number() || !after.bestPrompts().equals(leader.bestPrompts());
        if (changed) {
            idle = 0;
            uninformative = 0;
        } else if (!isUserRound || asked == 0) {
            idle++;
            // a round whose proposals were all refused says nothing about the questions
            uninformative += asked > 0 ? 1 : 0;
        }
        return after;
    }

    /** The next task, in the order of the suite, that still makes mistakes; there is one. */
    private int nextTask(Leader leader) {
        int tasks = leader.tasks().size();
        int task = nextTask % tasks;
        while (leader.tasks().get(task).mistakes().isEmpty()) {
            task = (task + 1) % tasks;
        }
        nextTask = task + 1;
        return task;
    }
}
