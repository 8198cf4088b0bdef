package io.github.metaspo.optimize.method;

import io.github.metaspo.optimize.method.BeamSchedule.Stage;
import io.github.metaspo.optimize.propose.CandidateGenerator;
import io.github.metaspo.optimize.round.AttemptLog;
import io.github.metaspo.optimize.select.FullSelection;

import java.util.List;
import java.util.OptionalLong;

/**
 * The methods that improve the user prompt of each task under a fixed system prompt. The best user prompt on train wins; the given one
 * competes. Of T tasks with n train examples, both ask T n questions to score the given prompts first.
 */
final class UserPromptMethods {

    private static final int BEAM = 3;

    /** APE: proposals from examples, and paraphrases of each prompt that is kept. */
    private static final int APE_PROPOSALS = 6;

    private static final int APE_PARAPHRASES = 6;

    /** ProTeGi: children of the first prompt, children of each prompt of the beam, and rounds of those. */
    private static final int PROTEGI_FIRST = 6;

    private static final int PROTEGI_CHILDREN = 3;
    private static final int PROTEGI_ROUNDS = 6;

    /** The first round of ProTeGi and those that follow. */
    static final int PROTEGI_ALL_ROUNDS = 1 + PROTEGI_ROUNDS;

    private UserPromptMethods() {}

    /**
     * Returns APE (Zhou et al. 2023): 6 proposals guessed from question/answer pairs, the best 3 kept, 6 paraphrases of each. At most T n + (6 +
     * 18) T n questions, and (6 + 18) T optimizer calls if nothing needs a repair.
     *
     * @param proposals generates user prompts from pairs
     * @param paraphrases generates paraphrases of user prompts
     * @param questions that it asks at most, but for its first round; empty for no such limit
     */
    static Method ape(
            SearchParts parts, CandidateGenerator proposals, CandidateGenerator paraphrases, OptionalLong questions) {
        return beam(
                parts,
                questions,
                List.of(new Stage(1, APE_PROPOSALS, proposals), new Stage(1, APE_PARAPHRASES, paraphrases)));
    }

    /**
     * Returns ProTeGi (Pryzant et al. 2023): a beam of 3; each round every member is analysed and rewritten 3 times, and parents stay in. At
     * most T n + (6 + 6 x 9) T n questions, and 2 optimizer calls for each child if nothing needs a repair.
     *
     * @param rewrites generates rewrites from an analysis of mistakes
     * @param questions that it asks at most, but for its first round; empty for no such limit
     */
    static Method proTeGi(SearchParts parts, CandidateGenerator rewrites, OptionalLong questions) {
        return beam(
                parts,
                questions,
                List.of(new Stage(1, PROTEGI_FIRST, rewrites), new Stage(PROTEGI_ROUNDS, PROTEGI_CHILDREN, rewrites)));
    }

    private static Method beam(SearchParts parts, OptionalLong questions, List<Stage> stages) {
        return new SearchLoop(
                parts,
                LimitedSchedule.of(new BeamSchedule(parts.tasks(), BEAM, stages), parts.evaluator(), questions),
                new FullSelection(parts.evaluator(), BEAM),
                new AttemptLog(0));
    }
}
