package io.github.metaspo.workflow;

import io.github.metaspo.evaluation.ScriptedModel;
import io.github.metaspo.lock.Lock;
import io.github.metaspo.lock.LockFiles;
import io.github.metaspo.model.Request;
import io.github.metaspo.model.calls.FakeModels;
import io.github.metaspo.model.calls.ModelRun;
import io.github.metaspo.model.calls.Spending;
import io.github.metaspo.scoring.Metrics;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteLoader;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whole optimizations under budgets of every kind, from less than one round up to more than the whole plan, on a scripted model with latency.
 * Prints one line a run; {@code -Dbudgets.values=20} tries 20 budgets a kind and mode.
 */
class BudgetsHoldTest {

    private static final int VALUES = Integer.getInteger("budgets.values", 6);
    private static final int LATENCY_MILLIS = Integer.getInteger("budgets.latency", 2);
    private static final int TOKENS_A_CALL = 12;
    private static final double USD_A_CALL = 14e-6;

    /** Time is measured, not counted: the last calls of a search and the measurement may take somewhat longer than projected. */
    private static final Duration SLACK = Duration.ofMillis(700);

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
        Run whole = run(mode, Map.of());
        assertThat(whole.result).isEqualTo("shipped");
        long oneRound = oneRound(mode);
        long all = whole.spending.calls();
        List<String> violations = new ArrayList<>();
        for (long calls : values(oneRound, all)) {
            double announced = announced(kind, calls, whole);
            Run run = run(mode, Map.of("budget." + kind, value(kind, announced)));
            System.out.printf(
                    Locale.ROOT,
                    "%s %s: announced %s, spent %s, %s%n",
                    mode,
                    kind,
                    value(kind, announced),
                    value(kind, run.spent(kind)),
                    run.result);
            if (run.spent(kind) > announced * 1.0000001 + (kind.equals("time") ? SLACK.toMillis() / 1000.0 : 0)) {
                violations.add("spent " + run + " of " + announced);
            }
            boolean hasRoom = calls >= oneRound && !kind.equals("time") || calls >= 2 * oneRound;
            if (run.result.startsWith("FAILED") || hasRoom && !run.isMeasured()) {
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
            default -> whole.elapsed.toMillis() / 1000.0 * calls / whole.spending.calls();
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
    private long oneRound(String mode) throws Exception {
        Run refused = run(mode, Map.of("budget.calls", "1"));
        assertThat(refused.spending.calls()).isZero();
        Matcher raise = Pattern.compile("budget\\.calls to ([\\d,]+)").matcher(refused.result);
        assertThat(raise.find()).isTrue();
        return Long.parseLong(raise.group(1).replace(",", ""));
    }

    private Run run(String mode, Map<String, String> budget) throws Exception {
        Path project = Files.createDirectory(folder.resolve("p" + number++));
        Files.writeString(project.resolve("numbers.yaml"), suite(mode));
        Suite suite = new SuiteLoader(project, budget).load(project.resolve("numbers.yaml"));
        FakeModels models = new FakeModels(
                new ScriptedModel(BudgetsHoldTest::reply),
                Clock.systemUTC(),
                duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos()));
        List<ModelRun> runs = new ArrayList<>();
        Instant start = Instant.now();
        String result;
        try {
            new Optimize(
                            (of, policy) -> {
                                runs.add(models.begin(policy));
                                return runs.get(0);
                            },
                            new Metrics(List.of()),
                            new RecordingConsole(),
                            Clock.systemUTC())
                    .run(
                            suite,
                            new OutputFiles(
                                    project.resolve("target/n"), project.resolve("target/r"), new ShownPaths(project)),
                            new PromptFolder(project.resolve("target/g"), project.resolve("target/c")),
                            false);
            result = result(LockFiles.beside(suite.file()).readLock().orElseThrow());
        } catch (RefusedException e) {
            result = "no result: " + e.getMessage();
        } catch (Exception e) {
            result = "FAILED " + e;
        }
        return new Run(result, runs.get(0).spending(), Duration.between(start, Instant.now()));
    }

    private static String result(Lock lock) {
        return switch (((Lock.Origin.Search) lock.origin()).result()) {
            case CONFIRMED, NOT_CONFIRMED -> "shipped";
            case KEPT -> "kept";
        };
    }

    private static String reply(Request request) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(LATENCY_MILLIS);
        String user = request.user();
        if (user.contains("<improved_system_prompt>")) {
            String help = request.draw() % 3 == 0 ? " Be short." : "";
            return "<improved_system_prompt>Variant " + request.draw() + "." + help + "</improved_system_prompt>";
        }
        if (user.contains("<improved_instruction_prompt>")) {
            return "<improved_instruction_prompt>Variant " + request.draw()
                    + ": {question}</improved_instruction_prompt>";
        }
        if (user.contains("<Analysis>")) {
            return "<Analysis>too long</Analysis>";
        }
        String number = user.replaceAll(".*what is (\\d+).*", "$1");
        boolean right = Integer.parseInt(number) % 4 == 0
                || Integer.parseInt(number) % 2 == 0 && request.system().contains("short");
        return right ? number : "Sure! Let me see";
    }

    private static String suite(String mode) {
        return """
                suite: numbers
                systemPrompt: You are a helpful assistant.
                models:
                  target: {provider: scripted, name: tiny, concurrency: 8, maxTokens: 16, price: {input: 1, output: 2}}
                  optimizer: {provider: scripted, name: writer, concurrency: 4, maxTokens: 64, price: {input: 1, output: 2}}
                tasks:
                """
                + task("first", 0) + task("second", 100)
                + "optimize: {mode: " + mode
                + ", iterations: 3, systemCandidates: 4, userCandidates: 2, userTopK: 2}\n";
    }

    private static String task(String id, int from) {
        return "  - id: " + id + "\n    prompt: \"" + id + ": {question}\"\n    metric: contains\n    extract: text\n"
                + "    examples:\n      train:\n" + examples(from, 20) + "      test:\n" + examples(from + 1000, 50);
    }

    private static String examples(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> "        - {id: e" + i + ", question: \"what is " + i + "\", answer: \"" + i + "\"}\n")
                .collect(Collectors.joining());
    }

    private record Run(String result, Spending spending, Duration elapsed) {

        boolean isMeasured() {
            return result.equals("shipped") || result.equals("kept");
        }

        double spent(String kind) {
            return switch (kind) {
                case "calls" -> spending.calls();
                case "tokens" -> spending.usage().input() + spending.usage().output();
                case "cost" -> spending.cost().orElse(0);
                default -> elapsed.toMillis() / 1000.0;
            };
        }
    }
}
