package io.github.metaspo.bench;

import io.github.metaspo.optimize.ScriptedSearches;
import io.github.metaspo.optimize.ScriptedSearches.Gains;
import io.github.metaspo.optimize.ScriptedSearches.Luck;

import java.util.Locale;

/** Prints what race and full mode reach in scripted worlds of 20 seeds, by their calls to the target. */
public final class WorldsBench {

    private static final long[] QUESTIONS = {1_500, 6_000, 18_200};

    private WorldsBench() {}

    public static void main(String[] args) throws Exception {
        System.out.println("mode   calls at most  calls  candidates  better in  share of the attainable gain");
        print("full", "-", ScriptedSearches.full().gains());
        for (long questions : QUESTIONS) {
            print(
                    "race",
                    String.valueOf(questions),
                    ScriptedSearches.race(questions).gains());
        }
        System.out.println("where nothing helps");
        print("full", ScriptedSearches.full().luck());
        print("race", ScriptedSearches.race(6_000).luck());
    }

    private static void print(String mode, String most, Gains gains) {
        System.out.printf(
                Locale.ROOT,
                "%s %15s %6d %11d %4d of %2d %29.2f%n",
                mode,
                most,
                gains.calls(),
                gains.candidates(),
                gains.better(),
                ScriptedSearches.WORLDS,
                gains.share());
    }

    private static void print(String mode, Luck luck) {
        System.out.printf(
                Locale.ROOT,
                "%s: another prompt found in %d of %d, shipped in %d%n",
                mode,
                luck.lucky(),
                ScriptedSearches.WORLDS,
                luck.shipped());
    }
}
