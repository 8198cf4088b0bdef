package io.github.metaspo.suite.read;

import io.github.metaspo.suite.GateSettings;
import io.github.metaspo.suite.Keywords;
import io.github.metaspo.suite.OptimizeSettings;
import io.github.metaspo.suite.OptimizeSettings.Budget;
import io.github.metaspo.suite.OptimizeSettings.Method;
import io.github.metaspo.suite.OptimizeSettings.Mode;
import io.github.metaspo.suite.OptimizeSettings.Proposer;
import io.github.metaspo.suite.OptimizeSettings.Ship;
import io.github.metaspo.suite.OptimizeSettings.UserPrompts;
import io.github.metaspo.suite.yaml.Node;
import io.github.metaspo.suite.yaml.Problems;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reader of the settings of search and gate. The suite must already match the schema. */
final class SettingsReader {

    private static final BigDecimal DEFAULT_TOLERANCE = new BigDecimal("0.01");
    private static final BigDecimal DEFAULT_ERROR_RATE = new BigDecimal("0.02");

    private final Node.Mapping optimize;
    private final Node.Mapping gate;

    private final ProposalReader proposals;

    private final Problems problems;

    SettingsReader(Node.Mapping suite, ProposalReader proposals, Problems problems) {
        this.proposals = proposals;
        this.problems = problems;
        this.optimize = section(suite, "optimize");
        this.gate = section(suite, "gate");
    }

    OptimizeSettings optimize() {
        Mode mode = word(optimize, "mode", Mode.class).orElse(Mode.RACE);
        Method method = word(optimize, "method", Method.class).orElse(Method.METASPO);
        return new OptimizeSettings(
                method,
                mode,
                count(optimize, "iterations").orElse(3),
                count(optimize, "systemCandidates").orElse(mode == Mode.RACE ? 2 : 9),
                count(optimize, "userCandidates").orElse(3),
                count(optimize, "userTopK").orElse(3),
                count(optimize, "patience").orElse(150),
                optimize.number("seed").map(BigDecimal::longValueExact).orElse(42L),
                word(optimize, "proposer", Proposer.class),
                word(optimize, "ship", Ship.class).orElse(Ship.CONFIRMED),
                word(optimize, "userPrompts", UserPrompts.class).orElse(UserPrompts.KEEP),
                count(optimize, "demonstrations").orElse(0),
                budget(section(optimize, "budget")),
                proposals.read(optimize),
                shrink(method));
    }

    private boolean shrink(Method method) {
        Optional<Node.Scalar> shrink =
                optimize.scalar("shrink").filter(scalar -> scalar.text().equalsIgnoreCase("true"));
        if (shrink.isPresent() && !method.improvesSystemPrompt()) {
            problems.add(
                    shrink.get().place(),
                    "\"shrink: true\" shortens the system prompt that a search finds, and \"method: "
                            + Keywords.of(method) + "\" searches for none; remove shrink, or choose another method");
        }
        return shrink.isPresent();
    }

    GateSettings gate() {
        return new GateSettings(
                gate.number("tolerance").orElse(DEFAULT_TOLERANCE),
                gate.number("minScore"),
                count(gate, "maxPromptTokens"),
                gate.number("maxErrorRate").orElse(DEFAULT_ERROR_RATE),
                word(gate, "inconclusive", GateSettings.Severity.class).orElse(GateSettings.Severity.WARN),
                word(gate, "missingBaseline", GateSettings.Severity.class).orElse(GateSettings.Severity.FAIL));
    }

    static Budget budget(Node.Mapping budget) {
        return new Budget(
                amount(budget, "calls"),
                amount(budget, "tokens"),
                budget.number("cost")
                        .map(cost -> OptionalDouble.of(cost.doubleValue()))
                        .orElse(OptionalDouble.empty()),
                budget.text("time").map(Quantities::duration));
    }

    private static OptionalInt count(Node.Mapping mapping, String key) {
        return mapping.number(key)
                .map(number -> OptionalInt.of(number.intValueExact()))
                .orElse(OptionalInt.empty());
    }

    private static OptionalLong amount(Node.Mapping mapping, String key) {
        return mapping.scalar(key)
                .map(scalar -> OptionalLong.of(Quantities.amount(scalar)))
                .orElse(OptionalLong.empty());
    }

    private static <E extends Enum<E>> Optional<E> word(Node.Mapping mapping, String key, Class<E> type) {
        return mapping.text(key).map(text -> Keywords.constant(type, text));
    }

    private static Node.Mapping section(Node.Mapping mapping, String key) {
        return mapping.mapping(key).orElseGet(() -> new Node.Mapping(Map.of(), mapping.place()));
    }
}
