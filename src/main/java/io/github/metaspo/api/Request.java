package io.github.metaspo.api;

import io.github.metaspo.api.Message.Role;

import java.util.ArrayList;
import java.util.List;

/**
 * What a model is asked: a conversation that ends with a message of the user.
 *
 * @param messages at most one of the role system, which comes first; the last one is of the user
 * @param draw 0 for the first time that this is asked, 1 for the second, and so on: tells repeated draws apart
 */
public record Request(List<Message> messages, int draw) {

    public Request {
        messages = List.copyOf(messages);
        if (draw < 0) {
            throw new IllegalArgumentException("draw " + draw);
        }
        if (messages.isEmpty() || messages.get(messages.size() - 1).role() != Role.USER) {
            throw new IllegalArgumentException("a request ends with a message of the user");
        }
        if (messages.stream().skip(1).anyMatch(message -> message.role() == Role.SYSTEM)) {
            throw new IllegalArgumentException("only the first message may be the system prompt");
        }
    }

    /**
     * A request without an earlier conversation.
     *
     * @param system the system prompt; empty for none
     * @param user the user message
     */
    public Request(String system, String user, int draw) {
        this(system, List.of(), user, draw);
    }

    /**
     * A request in a conversation that has begun.
     *
     * @param system the system prompt; empty for none
     * @param earlier messages between the system prompt and the user message
     * @param user the user message
     */
    public Request(String system, List<Message> earlier, String user, int draw) {
        this(all(system, earlier, user), draw);
    }

    /** The system prompt; empty where there is none. */
    public String system() {
        return hasSystem() ? messages.get(0).text() : "";
    }

    /** The messages between the system prompt and the last one; mostly none. */
    public List<Message> earlier() {
        return messages.subList(hasSystem() ? 1 : 0, messages.size() - 1);
    }

    /** The last message, which is to be answered. */
    public String user() {
        return messages.get(messages.size() - 1).text();
    }

    /** All messages but the system prompt. */
    public List<Message> conversation() {
        return messages.subList(hasSystem() ? 1 : 0, messages.size());
    }

    /** The same with the system prompt in front of the first message of the user, for models that take none. */
    public Request withoutSystem() {
        if (!hasSystem()) {
            return this;
        }
        List<Message> merged = new ArrayList<>(conversation());
        boolean userBegins = merged.get(0).role() == Role.USER;
        Message first =
                Message.user(userBegins ? system() + "\n\n" + merged.get(0).text() : system());
        if (userBegins) {
            merged.set(0, first);
        } else {
            merged.add(0, first);
        }
        return new Request(merged, draw);
    }

    private boolean hasSystem() {
        return messages.get(0).role() == Role.SYSTEM;
    }

    private static List<Message> all(String system, List<Message> earlier, String user) {
        List<Message> messages = new ArrayList<>();
        if (!system.isEmpty()) {
            messages.add(Message.system(system));
        }
        messages.addAll(earlier);
        messages.add(Message.user(user));
        return messages;
    }
}
