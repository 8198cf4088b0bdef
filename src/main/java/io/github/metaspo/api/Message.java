package io.github.metaspo.api;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One message of a conversation with a model.
 *
 * @param role who says it
 * @param text what is said; may be empty
 */
public record Message(Role role, String text) {

    /** Who a message is of. */
    public enum Role {
        SYSTEM,
        USER,
        ASSISTANT
    }

    /** Messages as one text, from which the same messages alone can come: each with its role and its length. */
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
