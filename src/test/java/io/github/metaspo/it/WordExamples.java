package io.github.metaspo.it;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;

/**
 * Example files for integration tests with {@link OpenAiStub}, for two tasks, {@code first} and {@code second}. Every other question is
 * answered only if the system prompt says "answer".
 */
public final class WordExamples {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private record Line(String id, String question, String answer) {}

    private WordExamples() {}

    /**
     * Writes {@code first-train.jsonl}, {@code first-test.jsonl} and those of the second task.
     *
     * @param fourth what the fourth question of each file says in addition
     * @param end of every question
     */
    public static void write(Path folder, String fourth, String end) throws IOException {
        Files.createDirectories(folder);
        int from = 0;
        for (String task : new String[] {"first", "second"}) {
            write(folder.resolve(task + "-train.jsonl"), from, 12, fourth, end);
            write(folder.resolve(task + "-test.jsonl"), from + 100, 40, fourth, end);
            from += 1000;
        }
    }

    private static void write(Path file, int from, int count, String fourth, String end) throws IOException {
        StringJoiner lines = new StringJoiner("\n", "", "\n");
        for (int number = from; number < from + count; number++) {
            String word = "word" + number;
            String question = "say " + word
                    + (number % 2 == 0 ? " if the system prompt says answer" : "")
                    + (number == from + 3 ? fourth : "")
                    + end;
            lines.add(JSON.writeValueAsString(new Line("e" + number, question, word)));
        }
        Files.writeString(file, lines.toString());
    }
}
