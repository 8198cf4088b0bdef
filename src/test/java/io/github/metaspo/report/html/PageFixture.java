package io.github.metaspo.report.html;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.metaspo.report.html.data.SuiteData;
import io.github.metaspo.report.html.data.SuiteFacts;

import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The output files of a scripted suite: two train tasks and an unseen one, before and after a search. Every text goes through a function, so that
 * a test can put something else in its place.
 */
final class PageFixture {

    static final String SUITE = "shop";
    static final String BEFORE = "You are a helpful assistant.";
    static final String AFTER = "You are a helpful assistant. Reply with the answer and nothing else.";

    /** Writes all but ASCII as escapes, so that half a surrogate pair can be written, too. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final Path folder;
    private final int examples;
    private final UnaryOperator<String> texts;

    private PageFixture(Path folder, int examples, UnaryOperator<String> texts) {
        this.folder = folder;
        this.examples = examples;
        this.texts = texts;
    }

    /** A small suite with 12 examples a task. */
    static PageFixture in(Path folder) {
        return new PageFixture(folder, 12, UnaryOperator.identity());
    }

    PageFixture withExamples(int number) {
        return new PageFixture(folder, number, texts);
    }

    PageFixture withTexts(UnaryOperator<String> other) {
        return new PageFixture(folder, examples, other);
    }

    /** The folder of the pages of all suites. */
    Path target() {
        return folder.resolve("target/metaspo");
    }

    Path output() {
        return target().resolve(SUITE);
    }

    SuiteFacts suite() {
        return new SuiteFacts(
                SUITE,
                folder.resolve("src/main/metaspo/" + SUITE + ".yaml"),
                text(BEFORE),
                new BigDecimal("0.02"),
                Optional.empty());
    }

    SuiteData data() throws IOException, InterruptedException {
        return SuiteData.read(suite(), output());
    }

    /** Writes the page of all files that were written so far, and returns it. */
    String page() throws IOException, InterruptedException {
        new Pages().write(data());
        return Files.readString(output().resolve(Pages.PAGE));
    }

    /** Writes all files. */
    PageFixture all() throws IOException {
        return shipped()
                .search()
                .responses()
                .spending()
                .comparison()
                .adaptation()
                .verdict();
    }

    PageFixture shipped() throws IOException {
        measured("before.json", BEFORE, "inEffect", 0);
        return measured("results.json", AFTER, "found", 1);
    }

    PageFixture notShipped() throws IOException {
        measured("before.json", BEFORE, "inEffect", 0);
        measured("results.json", BEFORE, "inEffect", 0);
        return measured("candidate.json", AFTER, "found", 1);
    }

    PageFixture results() throws IOException {
        return measured("results.json", AFTER, "found", 1);
    }

    private PageFixture measured(String file, String prompt, String set, int side) throws IOException {
        ObjectNode root = document();
        root.put("valid", true);
        ArrayNode tasks = JSON.createArrayNode();
        double train = 0;
        double unseen = 0;
        for (String task : List.of("order", "price", "name")) {
            ObjectNode written = task(task, side);
            tasks.add(written);
            if (task.equals("name")) {
                unseen = written.path("score").asDouble();
            } else {
                train += written.path("score").asDouble() / 2;
            }
        }
        root.set("train", figure(train));
        root.set("unseen", figure(unseen));
        ObjectNode subject = root.putObject("subject");
        subject.put("fingerprint", "fingerprint-" + side);
        subject.put("systemPrompt", text(prompt));
        ObjectNode userPrompts = subject.putObject("userPrompts");
        userPrompts.put("order", text("{question}\nFind the number" + (side == 1 ? " of the order." : ".")));
        ObjectNode model = subject.putObject("model");
        model.put("provider", "openai").put("name", text("tiny"));
        model.putArray("resolvedNames").add(text("tiny-2026"));
        model.put("temperature", 0.0).put("maxTokens", 16);
        model.putObject("options");
        root.put("responses", set);
        root.putObject("calls")
                .put("answered", 3 * examples - 3)
                .put("failed", 3)
                .put("notAsked", 0)
                .put("inputTokens", 20_003)
                .put("outputTokens", 2_471);
        root.set("tasks", tasks);
        return write(file, root);
    }

    private ObjectNode task(String task, int side) {
        ObjectNode root = JSON.createObjectNode();
        root.put("id", task).put("role", task.equals("name") ? "unseen" : "train");
        root.put("weight", 1.0).put("metric", text("contains"));
        ArrayNode list = JSON.createArrayNode();
        double sum = 0;
        int scored = 0;
        for (int i = 0; i < examples; i++) {
            ObjectNode example = list.addObject();
            example.put("id", text(task + "-" + i));
            example.put("question", text("What is the " + task + " of letter " + i + "?"));
            example.put("gold", text(task + " " + i));
            ObjectNode outcome = example.putArray("outcomes").addObject();
            double score = score(i, side);
            if (i % examples == examples - 1) {
                outcome.put("failed", "TIMED_OUT").put("message", text("no reply within 5 s"));
            } else {
                outcome.put("score", score);
                if (i % 7 != 3 || score > 0) {
                    outcome.put("prediction", text((score > 0 ? task + " " : "I found ") + i));
                }
                if (i % 7 == 5 && score == 0) {
                    outcome.put("cut", true);
                }
                sum += score;
                scored++;
            }
        }
        root.put("contents", "contents-of-" + task);
        double score = sum / scored;
        root.put("score", score);
        root.set("interval", interval(score));
        root.put("answered", scored);
        root.set("examples", list);
        return root;
    }

    /** Returns scores of which some get better, few get worse, and one is between 0 and 1. */
    private static double score(int example, int side) {
        if (example == 4) {
            return 0.25 + side * 0.5;
        }
        if (side == 0) {
            return example % 3 == 0 ? 1 : 0;
        }
        return example % 6 == 0 || example % 3 == 1 || example % 5 == 2 ? 1 : 0;
    }

    private static ObjectNode figure(double score) {
        ObjectNode figure = JSON.createObjectNode().put("score", score);
        figure.set("interval", interval(score));
        return figure;
    }

    private static ObjectNode interval(double score) {
        return JSON.createObjectNode()
                .put("level", 0.9)
                .put("low", Math.max(0, score - 0.1))
                .put("high", Math.min(1, score + 0.1));
    }

    PageFixture responses() throws IOException {
        Files.createDirectories(output());
        try (BufferedWriter out = Files.newBufferedWriter(output().resolve("responses.jsonl"))) {
            for (String set : List.of("inEffect", "found")) {
                for (String task : List.of("order", "price", "name")) {
                    for (int i = 0; i < examples - 1; i++) {
                        ObjectNode line = JSON.createObjectNode();
                        line.put("set", set).put("task", task).put("id", text(task + "-" + i));
                        line.put("repeat", 0).put("response", text("Sure! " + task + " " + i + " says " + set));
                        out.write(JSON.writeValueAsString(line) + "\n");
                    }
                }
            }
        }
        return this;
    }

    PageFixture search() throws IOException {
        ObjectNode root = document();
        root.put("stopped", text("no further round fits into the 200 questions of this search"));
        root.put("startScore", 0.25).put("score", 0.5625);
        root.putObject("power").put("systemPrompts", 4).put("changing", 0.2).put("gain", 0.2);
        root.put("systemPrompt", text(AFTER));
        root.putObject("userPrompts");
        ArrayNode candidates = root.putArray("candidates");
        candidate(candidates, 0, 0, "suite", "kept", BEFORE).put("score", 0.25).put("questions", 32);
        candidate(candidates, 1, 1, "llm", "dropped", "Think hard.")
                .put("gain", -0.1)
                .put("questions", 12)
                .put("parent", 0);
        ObjectNode kept = candidate(candidates, 2, 1, "llm", "kept", AFTER);
        kept.put("assignment", "newIdea").put("score", 0.5).put("questions", 24).put("parent", 0);
        kept.put("rung", 2).put("rungs", 3);
        evidence(kept, 0.25);
        ObjectNode analysis = kept.putArray("analyses").addObject();
        analysis.putArray("tasks").add("order");
        analysis.put("text", text("The replies begin by restating the question."));
        ObjectNode refused = candidate(candidates, 3, 2, "llm", "refused", BEFORE + " {question}");
        refused.put("parent", 2).putArray("reasons").add(text("holds a placeholder"));
        candidate(candidates, 4, 2, "llm", "not written", "")
                .put("parent", 2)
                .put("message", text("no reply"))
                .remove("text");
        ObjectNode beaten = candidate(candidates, 5, 2, "llm", "beaten", AFTER + " Be brief.");
        beaten.put("parent", 2).put("score", 0.45).put("questions", 48);
        evidence(beaten, 0.1);
        ObjectNode shrink = root.putObject("shrink");
        shrink.put("stopped", "nothing else can be left out")
                .put("systemPrompt", text(AFTER))
                .put("margin", 0.02);
        ArrayNode sentences = shrink.putArray("sentences");
        sentences
                .addObject()
                .put("text", text("Reply with the answer and nothing else."))
                .put("leftOut", false)
                .put("credit", 0.21)
                .put("standardError", 0.05)
                .put("examples", 48);
        return write("run.json", root);
    }

    private ObjectNode candidate(ArrayNode list, int number, int round, String proposer, String fate, String prompt) {
        ObjectNode candidate = list.addObject().put("number", number).put("kind", "system");
        return candidate
                .put("round", round)
                .put("proposer", text(proposer))
                .put("fate", fate)
                .put("text", text(prompt));
    }

    private static void evidence(ObjectNode candidate, double gain) {
        candidate
                .putArray("tasks")
                .addObject()
                .put("task", "order")
                .put("examples", 24)
                .put("score", 12)
                .put("comparedScore", 6)
                .put("gain", gain)
                .put("standardError", 0.09);
    }

    PageFixture spending() throws IOException {
        ObjectNode root = document();
        ObjectNode run = root.putArray("runs").addObject().put("goal", "optimize");
        ArrayNode entries = run.putArray("entries");
        entry(entries, "target", "search", 100, 16, 0.05);
        entry(entries, "optimizer", "search", 5, 0, 0.21);
        entry(entries, "target", "heldOut", 6 * examples, 0, 0.11);
        return write("spending.json", root);
    }

    private void entry(ArrayNode entries, String role, String phase, int paid, int stored, double usd) {
        ObjectNode entry =
                entries.addObject().put("role", role).put("phase", phase).put("model", text("openai/tiny"));
        entry.putObject("paid")
                .put("calls", paid)
                .put("failed", 1)
                .put("inputTokens", paid * 90)
                .put("outputTokens", paid * 8)
                .put("usd", usd);
        entry.putObject("stored").put("calls", stored).put("inputTokens", 0).put("outputTokens", 0);
    }

    PageFixture verdict() throws IOException {
        ObjectNode root = document();
        root.put("verdict", "PASS").put("message", text("shop: PASS, 0.545 (12/22)"));
        return write("verdict.json", root);
    }

    PageFixture comparison() throws IOException {
        ObjectNode root = document();
        root.put("target", text("openai/tiny")).put("design", "rotating").put("userPrompts", 3);
        root.put("reference", "default");
        ArrayNode methods = root.putArray("methods");
        ArrayNode winRates = root.putArray("winRates");
        ObjectNode table = root.putArray("tables").addObject().put("role", "unseen");
        ArrayNode tasks = table.putArray("tasks");
        for (int task = 0; task < 9; task++) {
            ObjectNode column = tasks.addObject();
            column.put("suite", SUITE).put("id", "task-" + task);
            column.put("metric", text("contains")).put("examples", 50);
        }
        ArrayNode rows = table.putArray("rows");
        int number = 0;
        for (String method : List.of("default", "metaspo", "opro")) {
            ObjectNode written = methods.addObject().put("name", text(method));
            written.putObject("systemPrompts").put(SUITE, text(method + " prompt"));
            ObjectNode cost = written.putObject("cost");
            for (String phase : List.of("search", "optimizer", "heldOut")) {
                cost.putObject(phase).put("calls", 40 * number).put("cut", 0);
            }
            ObjectNode row = rows.addObject().put("method", text(method));
            ArrayNode scores = row.putArray("scores");
            for (int task = 0; task < 9; task++) {
                scores.addObject()
                        .put("score", 0.4 + 0.1 * number + 0.02 * task)
                        .put("differs", number == 1 && task % 2 == 0);
            }
            row.set("average", figure(0.45 + 0.1 * number));
            if (number > 0) {
                ObjectNode rate =
                        winRates.addObject().put("method", text(method)).put("rate", 0.75);
                ArrayNode points = rate.putArray("points");
                for (int i = 0; i < 12; i++) {
                    ObjectNode point = points.addObject().put("suite", SUITE).put("task", text("task-" + i % 9));
                    point.put("userPrompt", i % 3).put("reference", 0.3 + 0.03 * i);
                    point.put("score", 0.3 + 0.03 * i + (i % 4 == 0 ? -0.08 : 0.1));
                }
            }
            number++;
        }
        return write("comparison.json", root);
    }

    PageFixture adaptation() throws IOException {
        ObjectNode root = document();
        root.put("looks", "train").put("flattering", false);
        ObjectNode task =
                root.putArray("tasks").addObject().put("id", text("order")).put("testExamples", 40);
        ArrayNode curves = task.putArray("curves");
        for (String start : List.of("locked", "default")) {
            ObjectNode curve = curves.addObject().put("start", start).put("trainExamples", 12);
            ArrayNode points = curve.putArray("points");
            for (int round = 0; round < 5; round++) {
                ObjectNode point = points.addObject().put("round", round).put("questions", 12 + 72 * round);
                point.put("optimizerCalls", 12 * round).put("trainScore", 0.5);
                point.put("score", (start.equals("locked") ? 0.5 : 0.3) + 0.06 * round);
            }
        }
        return write("adaptation.json", root);
    }

    private ObjectNode document() {
        return JSON.createObjectNode().put("formatVersion", 1).put("suite", SUITE);
    }

    private PageFixture write(String file, ObjectNode root) throws IOException {
        Files.createDirectories(output());
        Files.writeString(output().resolve(file), JSON.writeValueAsString(root));
        return this;
    }

    private String text(String text) {
        return texts.apply(text);
    }
}
