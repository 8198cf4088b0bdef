package io.github.metaspo.model.llama.child;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Message from the child to the build, sent as one line of JSON. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Event.Ready.class, name = "ready"),
    @JsonSubTypes.Type(value = Event.NotLoaded.class, name = "notLoaded"),
    @JsonSubTypes.Type(value = Event.Answered.class, name = "answered"),
    @JsonSubTypes.Type(value = Event.TooLong.class, name = "tooLong"),
    @JsonSubTypes.Type(value = Event.Failed.class, name = "failed")
})
public sealed interface Event {

    /** The model is loaded. */
    record Ready() implements Event {}

    /** The model cannot be loaded; the child ends. */
    record NotLoaded(String reason) implements Event {}

    /** Outcome of a request. */
    sealed interface Outcome extends Event {
        /** Returns the id of the request. */
        long id();
    }

    /**
     * An answer.
     *
     * @param cut whether the answer was cut at maxTokens
     * @param inputTokens tokens of the whole prompt, including the chat template
     * @param outputTokens tokens of the text
     */
    record Answered(long id, String text, boolean cut, int inputTokens, int outputTokens) implements Outcome {}

    /** The prompt leaves no room for the answer in the context. */
    record TooLong(long id, int inputTokens) implements Outcome {}

    /** The engine failed to answer the request. */
    record Failed(long id, String reason) implements Outcome {}
}
