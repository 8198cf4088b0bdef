package io.github.metaspo.model.calls.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Usage;
import io.github.metaspo.files.AtomicFile;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Recording: a JSON Lines file of replies that can be committed, sorted by request so that branches merge. Keys have no
 * address, so that a recording works with any server of the same model.
 */
public final class Recording {

    private static final ObjectReader READER = new JsonMapper().readerFor(Line.class);
    private static final ObjectWriter WRITER = new JsonMapper().writerFor(Line.class);

    private final SortedMap<String, Line> lines;

    private Recording(SortedMap<String, Line> lines) {
        this.lines = lines;
    }

    /** Line of the file. */
    @JsonPropertyOrder({"request", "model", "reply", "thinking", "cut", "input", "output", "thought", "resolved"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Line(
            @JsonProperty(value = "request", required = true) String request,
            @JsonProperty(value = "model", required = true) String model,
            @JsonProperty(value = "reply", required = true) String reply,
            @JsonProperty("thinking") @Nullable String thinking,
            @JsonProperty(value = "cut", required = true) boolean cut,
            @JsonProperty(value = "input", required = true) long input,
            @JsonProperty(value = "output", required = true) long output,
            @JsonProperty("thought") @Nullable Long thought,
            @JsonProperty(value = "resolved", required = true) String resolved) {

        private static Line of(StoredReply stored) {
            Reply reply = stored.reply();
            return new Line(
                    stored.key().request(),
                    stored.model(),
                    reply.text(),
                    reply.thinking().isEmpty() ? null : reply.thinking(),
                    reply.cut(),
                    reply.usage().input(),
                    reply.usage().output(),
                    reply.usage().thinking() == 0
                            ? null
                            : Long.valueOf(reply.usage().thinking()),
                    reply.model());
        }

        private Reply toReply() {
            return new Reply(
                    reply,
                    Objects.requireNonNullElse(thinking, ""),
                    cut,
                    new Usage(input, output, Objects.requireNonNullElse(thought, 0L)),
                    resolved);
        }
    }

    /** Returns an empty recording. */
    public static Recording empty() {
        return new Recording(new TreeMap<>());
    }

    /**
     * Reads a recording.
     *
     * @throws IOException if the file cannot be read or is not a recording; the message names the line
     */
    public static Recording read(Path file) throws IOException {
        SortedMap<String, Line> lines = new TreeMap<>();
        List<String> texts = Files.readAllLines(file, StandardCharsets.UTF_8);
        for (int number = 1; number <= texts.size(); number++) {
            Line line = line(texts.get(number - 1), file, number);
            lines.put(line.request, line);
        }
        return new Recording(lines);
    }

    private static Line line(String text, Path file, int number) throws IOException {
        try {
            Line line = READER.readValue(text);
            new CallKey(line.request, "");
            return line;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IOException(
                    file + ":" + number
                            + ": this is not a line of a recording; remove it, or export the recording again",
                    e);
        }
    }

    /** Adds a reply, replacing an earlier one to the same request. */
    public void add(StoredReply reply) {
        Line line = Line.of(reply);
        lines.put(line.request, line);
    }

    /** Returns a recording with the replies to the given requests alone. */
    public Recording only(Collection<CallKey> requests) {
        Set<String> wanted = requests.stream().map(CallKey::request).collect(Collectors.toSet());
        SortedMap<String, Line> kept = new TreeMap<>(lines);
        kept.keySet().retainAll(wanted);
        return new Recording(kept);
    }

    /** Returns the replies by request. */
    public Map<String, Reply> replies() {
        return lines.values().stream().collect(Collectors.toMap(Line::request, Line::toReply));
    }

    /** Returns the replies of a model as stored replies with the given address and time. */
    public List<StoredReply> repliesOf(String model, String address, Instant now) {
        return lines.values().stream()
                .filter(line -> line.model.equals(model))
                .map(line -> new StoredReply(new CallKey(line.request, address), model, now, line.toReply()))
                .toList();
    }

    /** Returns the number of replies. */
    public int size() {
        return lines.size();
    }

    /** Writes the file atomically. */
    public void write(Path file) throws IOException {
        AtomicFile.write(file, out -> {
            for (Line line : lines.values()) {
                out.write(WRITER.writeValueAsBytes(line));
                out.write('\n');
            }
        });
    }
}
