package io.github.metaspo.api;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One message of a conversation with a model.
 *
 * @param role the author of the message
 * @param text the content; may be empty
 */
public record Message(Role role, String text) {

    /** The author of a message. */
    public enum Role {
        SYSTEM,
        USER,
        ASSISTANT
    }

    /** Returns an unambiguous text form of the messages: each with its role and its length. */
    public static String joined(List<Message> messages) {
        return messages.stream()
                .map(message ->
                        message.role.name().toLowerCase(Locale.ROOT) + " " + message.text.length() + " " + message.text)
                .collect(Collectors.joining("\n"));
    }

    public static Message system(String text) {
        return new Message(Role.SYSTEM, text);
    }

    public static Message user(String text) {
        return new Message(Role.USER, text);
    }

    public static Message assistant(String text) {
        return new Message(Role.ASSISTANT, text);
    }
}
