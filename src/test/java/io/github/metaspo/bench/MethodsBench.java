package io.github.metaspo.bench;

import io.github.metaspo.optimize.ScriptedMethods;
import io.github.metaspo.optimize.ScriptedMethods.Figure;
import io.github.metaspo.optimize.ScriptedMethods.Outcome;
import io.github.metaspo.optimize.ScriptedMethods.Outcomes;
import io.github.metaspo.optimize.ScriptedMethods.Setting;
import io.github.metaspo.optimize.ScriptedSearches;
import io.github.metaspo.optimize.UnbalancedWorld;
import io.github.metaspo.suite.Keywords;
import io.github.metaspo.suite.OptimizeSettings.Method;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Prints what the methods reach in scripted worlds, beside metaspo in the same worlds, and what modes reach on macro-F1. */
public final class MethodsBench {

    private static final int WORLDS = 20;
    private static final int MORE_WORLDS = 60;
    /** With so many questions, methods that take one call for a proposal come closer to the optimizer calls of metaspo. */
    private static final long TWICE = 18_100;

    /** So much that a search ends with its questions. */
    private static final int PATIENT = 1_000;

    private MethodsBench() {}

    public static void main(String[] args) throws Exception {
        print(
                WORLDS,
                List.of(
                        Setting.of(Method.METASPO),
                        Setting.of(Method.OUTER_LOOP),
                        Setting.of(Method.METASPO_EVO),
                        Setting.of(Method.METASPO_APE),
                        Setting.of(Method.SPRIG),
                        Setting.of(Method.DEFAULT)));
        print(
                WORLDS,
                List.of(
                        Setting.of(Method.METASPO),
                        new Setting(Method.METASPO_EVO, TWICE, PATIENT),
                        new Setting(Method.METASPO_APE, TWICE, PATIENT)));
        print(
                MORE_WORLDS,
                List.of(
                        Setting.of(Method.METASPO),
                        Setting.of(Method.OUTER_LOOP),
                        new Setting(Method.OUTER_LOOP, ScriptedMethods.QUESTIONS, PATIENT)));
        System.out.println(MORE_WORLDS + " worlds, macro-F1   calls  candidates          share");
        print("full, 1 iteration", ScriptedSearches.full(1));
        print("race", ScriptedSearches.race(6_200));
        print("full", ScriptedSearches.full());
        print("race", ScriptedSearches.race(18_200));
    }

    /** Prints a table; the others are compared with the first. */
    private static void print(int worlds, List<Setting> settings) throws Exception {
        System.out.println(worlds + " worlds   at most  patience  calls  optimizer  candidates          share"
                + "        - metaspo  better pairs  gain on train tasks");
        Optional<Outcomes> first = Optional.empty();
        for (Setting setting : settings) {
            Outcomes outcomes = ScriptedMethods.of(setting, worlds);
            String difference = first.map(metaspo -> text(outcomes.minus(metaspo, Outcome::share)))
                    .orElse("");
            System.out.printf(
                    Locale.ROOT,
                    "%-11s %6d %9s %6.0f %10.0f %11.0f %14s %16s %13.2f %20s%n",
                    Keywords.of(setting.method()),
                    setting.questions(),
                    setting.method().hasModeAndProposer() ? setting.patience() : "-",
                    outcomes.mean(Outcome::calls).mean(),
                    outcomes.mean(Outcome::optimizerCalls).mean(),
                    outcomes.mean(Outcome::candidates).mean(),
                    text(outcomes.mean(Outcome::share)),
                    difference,
                    outcomes.mean(Outcome::wins).mean(),
                    text(outcomes.mean(Outcome::trainWithUserPrompts)));
            first = first.or(() -> Optional.of(outcomes));
        }
        System.out.println();
    }

    private static void print(String mode, ScriptedSearches searches) throws Exception {
        ScriptedSearches.Gains gains =
                searches.in(UnbalancedWorld::new).in(MORE_WORLDS).gains();
        System.out.printf(
                Locale.ROOT,
                "%-19s %6d %11d %14s%n",
                mode,
                gains.calls(),
                gains.candidates(),
                text(Figure.of(gains.shares())));
    }

    private static String text(Figure figure) {
        return String.format(Locale.ROOT, "%.3f (%.3f)", figure.mean(), figure.standardError());
    }
}
