package io.github.metaspo.goal.optimize;

import io.github.metaspo.goal.ScriptedProject;
import io.github.metaspo.goal.ScriptedProject.Run;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whole optimizations with budgets of each kind, from less than one round to more than the whole plan, on a scripted model with
 * latency. Prints one line per run; {@code -Dbudgets.values=20} runs 20 budgets per kind and mode.
 */
class BudgetsHoldTest {

    private static final int VALUES = Integer.getInteger("budgets.values", 6);
    private static final int LATENCY_MILLIS = Integer.getInteger("budgets.latency", 2);
    private static final int TOKENS_A_CALL = 12;
    private static final double USD_A_CALL = 14e-6;

    /** Real time depends on what else the machine does; {@code BudgetTest} has the exact rules in fake time. */
    private static final Duration SLACK = Duration.ofSeconds(3);

    @TempDir
    private Path folder;

    private int number;

    @ParameterizedTest
    @CsvSource({
        "race, calls",
        "race, tokens",
        "race, cost",
        "race, time",
        "full, calls",
        "full, tokens",
        "full, cost",
        "full, time"
    })
    void aBudgetIsNeverExceededAndWhatHasRoomForOneRoundIsMeasured(String mode, String kind) throws Exception {
        holds(mode, kind, Map.of("mode", mode), "shipped");
    }

    @ParameterizedTest
    @CsvSource({
        "sprig, calls, shipped",
        "sprig, tokens, shipped",
        "ape, calls, kept",
        "ape, time, kept",
        "protegi, calls, kept",
        "protegi, tokens, kept",
        "metaspoEvo, calls, shipped",
        "metaspoApe, calls, kept"
    })
    void everyMethodKeepsItsBudget(String method, String kind, String result) throws Exception {
        holds(method, kind, Map.of("method", method, "userPrompts", "ship"), result);
    }

    @ParameterizedTest
    @CsvSource({"race, calls", "race, tokens", "full, calls", "full, cost", "full, time"})
    void shorteningKeepsTheBudget(String mode, String kind) throws Exception {
        holds(mode + " with shrink", kind, Map.of("mode", mode, "shrink", "true"), "shipped");
    }

    private void holds(String name, String kind, Map<String, String> settings, String result) throws Exception {
        Run whole = run(settings, Map.of());
        assertThat(whole.result()).isEqualTo(result);
        long oneRound = oneRound(settings);
        long all = whole.spending().calls();
        List<String> violations = new ArrayList<>();
        for (long calls : values(oneRound, all)) {
            double announced = announced(kind, calls, whole);
            Run run = run(settings, Map.of("budget." + kind, value(kind, announced)));
            System.out.printf(
                    Locale.ROOT,
                    "%s %s: announced %s, spent %s, %s%n",
                    name,
                    kind,
                    value(kind, announced),
                    value(kind, run.spent(kind)),
                    run.result());
            if (run.spent(kind) > announced * 1.0000001 + (kind.equals("time") ? SLACK.toMillis() / 1000.0 : 0)) {
                violations.add("spent " + run + " of " + announced);
            }
            boolean hasRoom = calls >= oneRound && !kind.equals("time");
            if (run.result().startsWith("FAILED") || hasRoom && !run.isMeasured()) {
                violations.add(announced + ": " + run);
            }
        }
        assertThat(violations).isEmpty();
    }

    /** Budgets in calls around one round, three rounds and the whole plan. */
    private static List<Long> values(long oneRound, long all) {
        long three = oneRound + (all - oneRound) / 3;
        return IntStream.range(0, VALUES)
                .mapToObj(i -> {
                    long anchor = List.of(oneRound, three, all).get(i % 3);
                    double factor = VALUES < 6 ? 1 : 0.8 + 0.4 * (i / 3) / Math.max(1, (VALUES - 1) / 3);
                    return Math.round(anchor * factor);
                })
                .sorted()
                .toList();
    }

    private static double announced(String kind, long calls, Run whole) {
        return switch (kind) {
            case "calls" -> calls;
            case "tokens" -> calls * TOKENS_A_CALL;
            case "cost" -> calls * USD_A_CALL;
            default ->
                whole.elapsed().toMillis() / 1000.0 * calls / whole.spending().calls();
        };
    }

    private static String value(String kind, double amount) {
        return switch (kind) {
            case "calls", "tokens" -> String.valueOf(Math.round(amount));
            case "cost" -> String.format(Locale.ROOT, "%.6f", amount);
            default -> Math.max(1, Math.round(amount * 1000)) + "ms";
        };
    }

    /** The calls that one round and the measurement take at most, by the plan's own word. */
    private long oneRound(Map<String, String> settings) throws Exception {
        Run refused = run(settings, Map.of("budget.calls", "1"));
        assertThat(refused.spending().calls()).isZero();
        Matcher raise = Pattern.compile("budget\\.calls to ([\\d,]+)").matcher(refused.result());
        assertThat(raise.find()).isTrue();
        return Long.parseLong(raise.group(1).replace(",", ""));
    }

    private Run run(Map<String, String> settings, Map<String, String> budget) throws Exception {
        Map<String, String> overrides = new HashMap<>(budget);
        overrides.putAll(settings);
        return ScriptedProject.in(folder.resolve("p" + number++), overrides).run(request -> {
            TimeUnit.MILLISECONDS.sleep(LATENCY_MILLIS);
            String reply = ScriptedProject.reply(request);
            return settings.containsKey("shrink") ? reply.replace("Be short.", "Be kind. Be short.") : reply;
        });
    }
}
