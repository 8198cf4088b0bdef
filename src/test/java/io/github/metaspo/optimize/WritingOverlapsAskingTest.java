package io.github.metaspo.optimize;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Request;
import io.github.metaspo.optimize.propose.Proposal;
import io.github.metaspo.optimize.propose.ProposalContext;
import io.github.metaspo.optimize.propose.Proposer;
import io.github.metaspo.suite.Suite;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** The target model is asked about what is written while the optimizer model still writes. */
class WritingOverlapsAskingTest {

    /** 4 tasks and the suite's system prompt have the numbers before. */
    private static final int FIRST_CANDIDATE = 5;

    private static final int EXAMPLES = 50;
    private static final int THREADS = 2;

    private final ScriptedWorld world = new ScriptedWorld(3, 1);
    private final Suite suite = world.suite(EXAMPLES, 1);
    private final CountDownLatch candidateAsked = new CountDownLatch(1);
    private final Target target = new Target();
    private final SlowWriter writer = new SlowWriter();

    @Test
    void aRaceAsksACandidateWhileTheNextOneIsBeingWritten() throws Exception {
        try (SearchFixture fixture = SearchFixture.race(suite, target, writer, 1500, 3, THREADS)) {
            fixture.run();
        }
        assertThat(writer.overlapped).isTrue();
    }

    @Test
    void inFullModeACandidateIsAskedWhileTheNextOneIsBeingWritten() throws Exception {
        try (SearchFixture fixture = SearchFixture.full(suite, target, writer, 3, THREADS)) {
            fixture.run();
        }
        assertThat(writer.overlapped).isTrue();
    }

    /** A fake that notices the first question with a prompt that is not the suite's. */
    private final class Target implements LanguageModel {

        @Override
        public Reply reply(Request request) {
            boolean given = request.system().equals(ScriptedWorld.SEED)
                    && request.user().startsWith("base q");
            if (!given) {
                candidateAsked.countDown();
            }
            return world.reply(request);
        }

        @Override
        public void close() {}
    }

    /** A fake that has the second candidate ready only when the first one is asked, or after some seconds. */
    private final class SlowWriter implements Proposer {

        private final ScriptedProposer scripted = new ScriptedProposer(world);
        private volatile boolean overlapped;

        @Override
        public String name() {
            return scripted.name();
        }

        @Override
        public int callsPerProposal() {
            return scripted.callsPerProposal();
        }

        @Override
        public Proposal propose(ProposalContext assignment, int number, UniformRandomProvider random)
                throws InterruptedException {
            if (number == FIRST_CANDIDATE + 1) {
                overlapped = candidateAsked.await(3, TimeUnit.SECONDS);
            }
            return scripted.propose(assignment, number, random);
        }

        @Override
        public Optional<Proposal> repair(
                ProposalContext assignment,
                Proposal refused,
                List<String> reasons,
                int number,
                UniformRandomProvider random) {
            return Optional.of(scripted.propose(assignment, number, random));
        }
    }
}
