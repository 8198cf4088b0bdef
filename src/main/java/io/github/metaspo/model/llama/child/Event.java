package io.github.metaspo.model.llama.child;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What the child says to the build, one JSON line each. */
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

    /** What became of a question. */
    sealed interface Outcome extends Event {
        /** The question's. */
        long id();
    }

    /**
     * An answer.
     *
     * @param cut whether it ended at the most tokens allowed
     * @param inputTokens of the whole prompt, the model's chat template included
     * @param outputTokens of the text
     */
    record Answered(long id, String text, boolean cut, int inputTokens, int outputTokens) implements Outcome {}

    /** A prompt of so many tokens leaves no room for the answer. */
    record TooLong(long id, int inputTokens) implements Outcome {}

    /** The engine refused the question. */
    record Failed(long id, String reason) implements Outcome {}
}
