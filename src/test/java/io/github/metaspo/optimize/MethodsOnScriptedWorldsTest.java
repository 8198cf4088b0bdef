package io.github.metaspo.optimize;

import io.github.metaspo.optimize.ScriptedMethods.Figure;
import io.github.metaspo.optimize.ScriptedMethods.Outcome;
import io.github.metaspo.optimize.ScriptedMethods.Outcomes;
import io.github.metaspo.suite.OptimizeSettings.Method;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** The methods at equal numbers of questions, by a truth that only the scripted worlds know. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MethodsOnScriptedWorldsTest {

    /** Enough for differences to be clear at other draws, too: those of the fake optimizer follow from the wording of requests. */
    private static final int WORLDS = 30;
    /** So many standard errors are no chance. */
    private static final double CLEAR = 3;
    /** Of the attainable gain: the questions of user rounds are missing for system prompts. */
    private static final double MOST_LOSS = 0.05;

    private final Map<Method, Outcomes> found = new EnumMap<>(Method.class);

    @BeforeAll
    void search() throws Exception {
        for (Method method : List.of(
                Method.METASPO,
                Method.OUTER_LOOP,
                Method.METASPO_APE,
                Method.METASPO_EVO,
                Method.SPRIG,
                Method.DEFAULT)) {
            found.put(method, ScriptedMethods.of(method, WORLDS));
        }
    }

    @Test
    void noMethodAsksMoreThanItsQuestions() {
        assertThat(found.values()).allSatisfy(outcomes -> assertThat(outcomes.worlds())
                .allSatisfy(outcome -> assertThat(outcome.calls()).isBetween(0L, ScriptedMethods.QUESTIONS)));
    }

    @Test
    void metaspoClearlyGainsMoreThanApeAndEvolutionAndThoseMoreThanSprigAndThatMoreThanNothing() {
        assertClear(Method.METASPO, Method.METASPO_APE);
        assertClear(Method.METASPO, Method.METASPO_EVO);
        assertClear(Method.METASPO_APE, Method.SPRIG);
        assertClear(Method.METASPO_EVO, Method.SPRIG);
        assertClear(Method.OUTER_LOOP, Method.SPRIG);
        assertClear(Method.SPRIG, Method.DEFAULT);
        assertThat(outcomes(Method.DEFAULT).mean(Outcome::share).mean()).isZero();
    }

    /** What user prompts bring does not carry over to other tasks, since it adds to what the system prompt brings. */
    @Test
    void userRoundsGainOnTheirOwnTasksAndCostLittleOnUnseenOnes() {
        Figure onTrain = outcomes(Method.METASPO).minus(outcomes(Method.OUTER_LOOP), Outcome::trainWithUserPrompts);
        assertThat(onTrain.mean()).isGreaterThan(onTrain.standardError());
        Figure onUnseen = outcomes(Method.METASPO).minus(outcomes(Method.OUTER_LOOP), Outcome::share);
        assertThat(onUnseen.mean()).isGreaterThan(-MOST_LOSS);
    }

    @Test
    void everyMethodThatSearchesBeatsTheDefaultPromptWithNearlyEveryUserPromptOfUnseenTasks() {
        found.forEach(
                (method, outcomes) -> assertThat(outcomes.mean(Outcome::wins).mean())
                        .isGreaterThanOrEqualTo(method == Method.DEFAULT ? 0.5 : 0.85));
    }

    private void assertClear(Method better, Method worse) {
        Figure difference = outcomes(better).minus(outcomes(worse), Outcome::share);
        assertThat(difference.mean()).as("%s - %s", better, worse).isGreaterThan(CLEAR * difference.standardError());
    }

    private Outcomes outcomes(Method method) {
        return found.getOrDefault(method, new Outcomes(List.of()));
    }
}
