package io.github.metaspo.api;

import io.github.metaspo.api.Message.Role;

import java.util.ArrayList;
import java.util.List;

/**
 * A request to a model: a conversation that ends with a user message.
 *
 * @param messages optionally a system message first, then user and assistant messages; the last is a user message
 * @param draw index of the repetition, from 0: distinguishes several samples of the same conversation
 */
public record Request(List<Message> messages, int draw) {

    public Request {
        messages = List.copyOf(messages);
        if (draw < 0) {
            throw new IllegalArgumentException("draw must be 0 or above, not " + draw);
        }
        if (messages.isEmpty() || messages.get(messages.size() - 1).role() != Role.USER) {
            throw new IllegalArgumentException("a request must end with a user message");
        }
        if (messages.stream().skip(1).anyMatch(message -> message.role() == Role.SYSTEM)) {
            throw new IllegalArgumentException("only the first message may be the system prompt");
        }
    }

    /**
     * Creates a request without earlier messages.
     *
     * @param system the system prompt; empty for none
     * @param user the user message
     */
    public Request(String system, String user, int draw) {
        this(system, List.of(), user, draw);
    }

    /**
     * Creates a request that continues a conversation.
     *
     * @param system the system prompt; empty for none
     * @param earlier messages between the system prompt and the user message
     * @param user the user message
     */
    public Request(String system, List<Message> earlier, String user, int draw) {
        this(all(system, earlier, user), draw);
    }

    /** Returns the system prompt; empty if there is none. */
    public String system() {
        return hasSystem() ? messages.get(0).text() : "";
    }

    /** Returns the messages between the system prompt and the last message; usually empty. */
    public List<Message> earlier() {
        return messages.subList(hasSystem() ? 1 : 0, messages.size() - 1);
    }

    /** Returns the text of the last message, the one to answer. */
    public String user() {
        return messages.get(messages.size() - 1).text();
    }

    /** Returns all messages except the system prompt. */
    public List<Message> conversation() {
        return messages.subList(hasSystem() ? 1 : 0, messages.size());
    }

    /** Returns the request with the system prompt prepended to the first user message, for models without a system role. */
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
