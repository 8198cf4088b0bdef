package io.github.metaspo.search.proposal;

import org.apache.commons.rng.UniformRandomProvider;

import java.util.List;
import java.util.Optional;

/** Edits a prompt sentence by sentence, without a model, guided by what each sentence of the corpus brought so far. */
public final class ComponentProposer implements Proposer {

    private final Corpus corpus;
    private final Credits credits = new Credits();

    public ComponentProposer(Corpus corpus) {
        this.corpus = corpus;
    }

    @Override
    public String name() {
        return "components";
    }

    @Override
    public int callsPerProposal() {
        return 0;
    }

    @Override
    public Draft propose(Assignment assignment, int number, UniformRandomProvider random) {
        return new SentenceEditor(sentences(assignment), corpus, credits, random).draft();
    }

    /** Draws other edits, which costs nothing. */
    @Override
    public Optional<Draft> repair(
            Assignment assignment, Draft refused, List<String> reasons, int number, UniformRandomProvider random) {
        return Optional.of(propose(assignment, number, random));
    }

    @Override
    public void learn(Draft.Prompt candidate, double gain) {
        for (Draft.Edit edit : candidate.edits()) {
            if (edit instanceof Draft.Edit.Added added) {
                credits.add(added.sentence(), gain);
            } else if (edit instanceof Draft.Edit.Deleted deleted) {
                credits.add(deleted.sentence(), -gain);
            } else if (edit instanceof Draft.Edit.Replaced replaced) {
                credits.add(replaced.sentence(), gain);
                credits.add(replaced.former(), -gain);
            }
        }
    }

    private static Sentences sentences(Assignment assignment) {
        if (assignment instanceof Assignment.User user) {
            return Sentences.of(user.current(), new TaskFrame(user.task().task())::isFixed);
        }
        return Sentences.of(assignment.current(), line -> false);
    }
}
