package io.github.metaspo.model.llama.child;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** What the build says to the child, one JSON line each. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Command.Load.class, name = "load"),
    @JsonSubTypes.Type(value = Command.Ask.class, name = "ask"),
    @JsonSubTypes.Type(value = Command.Cancel.class, name = "cancel")
})
public sealed interface Command {

    /**
     * The first line of all: which model to load.
     *
     * @param file path of the GGUF file
     * @param threads that compute, above 0
     * @param gpuLayers layers that a GPU computes, 0 or above
     * @param contextLength tokens of prompt and answer together, for each slot
     * @param slots requests that are computed at once, above 0
     * @param prefixReuse whether the beginning that a prompt shares with the one before is not computed again
     */
    record Load(String file, int threads, int gpuLayers, int contextLength, int slots, boolean prefixReuse)
            implements Command {}

    /**
     * A question.
     *
     * @param id under which the answer comes
     * @param system empty for none
     * @param messages of user and assistant, the last one of the user
     * @param temperature null for the engine's own
     * @param topP null for the engine's own
     * @param stop texts at which the answer ends
     * @param seed of the sampling
     * @param maxTokens most tokens of the answer
     */
    record Ask(
            long id,
            String system,
            List<Said> messages,
            @Nullable Double temperature,
            @Nullable Double topP,
            List<String> stop,
            int seed,
            int maxTokens)
            implements Command {}

    /**
     * A message.
     *
     * @param role {@code user} or {@code assistant}
     * @param text what is said
     */
    record Said(String role, String text) {}

    /** Nobody waits for this answer any more. */
    record Cancel(long id) implements Command {}
}
