package io.github.metaspo.report.html.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.metaspo.lock.Baseline;
import io.github.metaspo.report.html.data.QuestionText.ReplyText;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reader of the texts of few questions, in one pass over each file, so that files may be larger than the memory. */
public final class QuestionTexts {

    private static final JsonMapper JSON = new JsonMapper();

    private final Map<QuestionKey, QuestionText> texts = new HashMap<>();
    private final Set<QuestionKey> wanted;

    private QuestionTexts(Set<QuestionKey> wanted) {
        this.wanted = Set.copyOf(wanted);
    }

    /**
     * Reads the texts of questions.
     *
     * @param responses the file with the text of every reply, whether or not it exists
     * @throws IOException if a file cannot be read
     */
    public static Map<QuestionKey, QuestionText> read(Pairing pairing, Path responses, Set<QuestionKey> wanted)
            throws IOException {
        QuestionTexts reader = new QuestionTexts(wanted);
        if (!wanted.isEmpty()) {
            reader.addMeasured(pairing.after(), true);
            reader.addMeasured(pairing.before(), false);
            reader.addBaseline(pairing.after(), true);
            reader.addBaseline(pairing.before(), false);
            reader.addReplies(pairing, responses);
        }
        return Map.copyOf(reader.texts);
    }

    private void addMeasured(Optional<Side> side, boolean isAfter) throws IOException {
        Optional<Path> file = side.flatMap(Side::file);
        if (file.isPresent()) {
            MeasuredFile.visit(file.get(), (task, example) -> addExample(task, example, isAfter));
        }
    }

    private void addBaseline(Optional<Side> side, boolean isAfter) {
        for (Baseline.Row row : side.flatMap(Side::baseline).map(Baseline::rows).orElse(List.of())) {
            QuestionKey key = new QuestionKey(row.task(), JsonFields.shown(row.example()), row.repeat());
            if (wanted.contains(key) && row.prediction().isPresent()) {
                ReplyText reply =
                        new ReplyText(Optional.empty(), row.prediction().map(JsonFields::shown), Optional.empty());
                texts.put(key, texts.getOrDefault(key, QuestionText.UNKNOWN).with(isAfter, reply));
            }
        }
    }

    private void addExample(String task, JsonFields example, boolean isAfter) {
        String id = example.requiredText("id");
        List<JsonFields> outcomes = example.list("outcomes");
        for (int repeat = 0; repeat < outcomes.size(); repeat++) {
            QuestionKey key = new QuestionKey(task, id, repeat);
            if (wanted.contains(key)) {
                JsonFields outcome = outcomes.get(repeat);
                Optional<String> failure = outcome.text("failed")
                        .map(kind ->
                                kind + outcome.text("message").map(": "::concat).orElse(""));
                ReplyText reply = new ReplyText(Optional.empty(), outcome.text("prediction"), failure);
                texts.merge(
                        key,
                        QuestionText.UNKNOWN
                                .orElse(example.text("question"), example.text("gold"))
                                .with(isAfter, reply),
                        (known, read) ->
                                known.orElse(read.question(), read.gold()).with(isAfter, reply));
            }
        }
    }

    private void addReplies(Pairing pairing, Path responses) throws IOException {
        if (!Files.exists(responses)) {
            return;
        }
        try (MappingIterator<JsonNode> lines = JSON.readerFor(JsonNode.class).readValues(responses.toFile())) {
            while (lines.hasNextValue()) {
                JsonNode line = lines.nextValue();
                if (line.isObject()) {
                    addReply(pairing, new JsonFields(line));
                }
            }
        } catch (JsonProcessingException e) {
            // a build that was killed leaves half a line; the replies before it are shown
            return;
        }
    }

    private void addReply(Pairing pairing, JsonFields line) {
        QuestionKey key = new QuestionKey(
                line.text("task").orElse(""),
                line.text("id").orElse(""),
                line.integer("repeat").orElse(0));
        if (!wanted.contains(key)) {
            return;
        }
        Optional<String> reply = line.text("response");
        if (reply.isEmpty()) {
            return;
        }
        for (boolean isAfter : new boolean[] {false, true}) {
            if ((isAfter ? pairing.after() : pairing.before())
                    .filter(side -> belongs(line, side))
                    .isPresent()) {
                QuestionText known = texts.getOrDefault(key, QuestionText.UNKNOWN);
                texts.put(key, known.with(isAfter, known.side(isAfter).withReply(reply.get())));
            }
        }
    }

    private static boolean belongs(JsonFields line, Side side) {
        Optional<String> set = line.text("set");
        return set.isPresent() && set.equals(side.measured().responses());
    }
}
