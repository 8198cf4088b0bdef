package io.github.metaspo.model.llama.child;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** Message from the build to the child, sent as one line of JSON. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Command.Load.class, name = "load"),
    @JsonSubTypes.Type(value = Command.Ask.class, name = "ask"),
    @JsonSubTypes.Type(value = Command.Cancel.class, name = "cancel")
})
public sealed interface Command {

    /**
     * Loads the model; always the first command.
     *
     * @param file path of the GGUF file
     * @param threads number of CPU threads, above 0
     * @param gpuLayers number of layers computed on a GPU, 0 or above
     * @param contextLength maximum tokens of prompt and answer together, for each slot
     * @param slots number of concurrent requests, above 0
     * @param prefixReuse whether the prefix that a prompt shares with the previous one is taken from the cache
     * @param wholeTemplate chat template whose text is sent as it is, for a model that adds no begin-of-text token;
     *     empty to use the file's own, whose leading begin-of-text token llama.cpp removes and adds again
     */
    record Load(
            String file,
            int threads,
            int gpuLayers,
            int contextLength,
            int slots,
            boolean prefixReuse,
            String wholeTemplate)
            implements Command {}

    /**
     * Requests an answer.
     *
     * @param id id of the request, repeated in its outcome
     * @param system system prompt; empty for none
     * @param messages messages of user and assistant; the last one is of the user
     * @param temperature null for the engine's default
     * @param topP null for the engine's default
     * @param stop texts at which the answer ends
     * @param seed seed of the sampling
     * @param maxTokens maximum number of tokens of the answer
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
     * Message of a conversation.
     *
     * @param role {@code user} or {@code assistant}
     * @param text text of the message
     */
    record Said(String role, String text) {}

    /** Cancels a request, whose answer is no longer needed. */
    record Cancel(long id) implements Command {}
}
