package io.github.metaspo.optimize.round;

import io.github.metaspo.optimize.Candidate.Status;
import io.github.metaspo.optimize.Candidate.Writing;
import io.github.metaspo.optimize.Evidence;
import io.github.metaspo.optimize.propose.Proposal;
import io.github.metaspo.optimize.propose.ProposalContext;
import io.github.metaspo.optimize.propose.ProposalFixtures;
import io.github.metaspo.optimize.propose.ProposalRequest;
import io.github.metaspo.optimize.propose.ProposalResult;
import io.github.metaspo.optimize.propose.Rejection;
import io.github.metaspo.optimize.select.Selection.Judged;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import static org.assertj.core.api.Assertions.assertThat;

class AttemptLogTest {

    private final ProposalRequest request =
            new ProposalRequest(5, 0, ProposalFixtures.system("Seed.", ProposalFixtures.stars()));
    private final AttemptLog log = new AttemptLog(8);
    private int number = 6;

    @Test
    void theBestFiveComeFirstAndThenTheLatestThree() {
        for (int i = 0; i < 20; i++) {
            judged("prompt " + i, i == 3 ? 0.5 : -0.01 * i, 36);
        }

        assertThat(texts())
                .containsExactly(
                        "prompt 3",
                        "prompt 0",
                        "prompt 1",
                        "prompt 2",
                        "prompt 4",
                        "prompt 17",
                        "prompt 18",
                        "prompt 19");
    }

    @Test
    void aGainOnFewQuestionsCountsLessThanASmallerOneOnMany() {
        judged("lucky", 0.083, 6);
        judged("proven", 0.04, 120);

        assertThat(log.of(Optional.empty()))
                .containsExactly(
                        new ProposalContext.Attempt("proven", "+4.0 points on 120 questions"),
                        new ProposalContext.Attempt("lucky", "+8.3 points on 6 questions"));
    }

    @Test
    void anAttemptOfARaceTellsWhatIsRightInEachTask() {
        Evidence evidence = new Evidence(
                1,
                3,
                List.of(
                        new Evidence.OfTask("stars", 8, 5, 4, 0.1),
                        new Evidence.OfTask("rates", 8, 2.25, 3, 0.1),
                        new Evidence.OfTask("none", 0, 0, 0, 0)));
        log.add(new Judged(
                admitted("text"), new Status.Dropped(0.02, 16), OptionalDouble.of(0.02), Optional.of(evidence)));

        assertThat(log.of(Optional.empty()))
                .containsExactly(new ProposalContext.Attempt(
                        "text", "+1.6 points on 16 questions (stars 5 of 8, before 4; rates 2.3 of 8, before 3)"));
    }

    @Test
    void aRefusedDraftIsAmongTheLatestWithItsReasons() {
        judged("kept", 0.1, 12);
        log.add(new ProposalResult.Rejected(
                request,
                Optional.of("long"),
                List.of(new Rejection(Rejection.Reason.TOO_LONG, "It is too long.")),
                Writing.NONE));

        assertThat(log.of(Optional.empty()))
                .containsExactly(
                        new ProposalContext.Attempt("kept", "+10.0 points on 12 questions"),
                        new ProposalContext.Attempt("long", "refused: It is too long."));
        assertThat(log.of(Optional.of("stars"))).isEmpty();
    }

    @Test
    void withoutHistoryNothingIsShown() {
        AttemptLog none = new AttemptLog(0);
        none.add(new Judged(admitted("x"), new Status.Dropped(0.1, 12), OptionalDouble.of(0.1)));

        assertThat(none.of(Optional.empty())).isEmpty();
    }

    private void judged(String text, double gain, int questions) {
        log.add(new Judged(admitted(text), new Status.Dropped(gain, questions), OptionalDouble.of(gain)));
    }

    private ProposalResult.Admitted admitted(String text) {
        ProposalRequest next = new ProposalRequest(number++, 0, request.context());
        return new ProposalResult.Admitted(next, new Proposal.Prompt(text, List.of()), Writing.NONE);
    }

    private List<String> texts() {
        return log.of(Optional.empty()).stream()
                .map(ProposalContext.Attempt::text)
                .toList();
    }
}
