package io.github.metaspo.suite.examples;

import io.github.metaspo.api.Message;
import io.github.metaspo.api.Place;
import io.github.metaspo.suite.yaml.Node;
import io.github.metaspo.suite.yaml.Problems;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reader of chat messages: splits them into the conversation before the question, the question, and the reply to it. System
 * messages are ignored, because the suite's system prompt is used instead. Call {@link #finish} after the last example of a file.
 */
final class ConversationReader {

    private static final Map<String, Message.Role> ROLES = Map.of(
            "system", Message.Role.SYSTEM,
            "developer", Message.Role.SYSTEM,
            "user", Message.Role.USER,
            "human", Message.Role.USER,
            "assistant", Message.Role.ASSISTANT,
            "gpt", Message.Role.ASSISTANT,
            "model", Message.Role.ASSISTANT);

    private static final List<String> ROLE_KEYS = List.of("role", "from");
    private static final List<String> TEXT_KEYS = List.of("content", "value");
    private static final List<String> TEXT_PARTS = List.of("text", "input_text", "output_text");

    private static final String MESSAGES = "messages";

    private final ExampleFields fields;
    private final ExampleProblems faults;
    private final Problems problems;
    private Optional<ChatMessage> system = Optional.empty();
    private int systems;

    ConversationReader(ExampleFields fields, ExampleProblems faults, Problems problems) {
        this.fields = fields;
        this.faults = faults;
        this.problems = problems;
    }

    /**
     * An example and the conversation before its question.
     *
     * @param row the fields of the example; a missing question or gold answer is filled in from its messages
     * @param earlier the messages before the question
     */
    record Conversation(Node.Mapping row, List<Message> earlier) {}

    private record Turns(List<Message> earlier, Optional<Node.Scalar> question, Optional<Node.Scalar> reply) {}

    private record ChatMessage(Message.Role role, Node.Scalar text) {
        Message message() {
            return new Message(role, text.text());
        }
    }

    /** Returns whether an example has chat messages; other content under this name is an ordinary field. */
    boolean isIn(Node.Mapping row) {
        return fields.find(MESSAGES, row).filter(ConversationReader::isChat).isPresent();
    }

    /** Returns an error message if an example has no question, but chat messages under another name. */
    Optional<String> elsewhere(Node.Mapping row) {
        if (isIn(row)
                || fields.isMapped(MESSAGES)
                || fields.find("question", row).isPresent()) {
            return Optional.empty();
        }
        return row.entries().entrySet().stream()
                .filter(entry -> isChat(entry.getValue().value()))
                .map(Map.Entry::getKey)
                .findFirst()
                .map(name -> "the example lacks \"question\"; if " + ExampleReader.quote(name)
                        + " is its conversation, write columns: {messages: " + name + "} under examples");
    }

    private static boolean isChat(Node node) {
        return node instanceof Node.Sequence sequence
                && !sequence.items().isEmpty()
                && sequence.items().stream()
                        .allMatch(item -> item instanceof Node.Mapping message
                                && first(ROLE_KEYS, message).isPresent());
    }

    /** Returns an example with its conversation; empty, with a fault, if not all messages can be sent. */
    Optional<Conversation> read(Node.Mapping row) {
        if (!isIn(row)) {
            return Optional.of(new Conversation(row, List.of()));
        }
        Optional<String> question = fields.find("question", row)
                .filter(Node.Scalar.class::isInstance)
                .map(text -> ((Node.Scalar) text).text());
        return turns(fields.find(MESSAGES, row).orElseThrow(), question)
                .map(turns -> new Conversation(completed(row, turns), turns.earlier));
    }

    private Node.Mapping completed(Node.Mapping row, Turns turns) {
        Node.Mapping completed = row;
        if (turns.question.isPresent() && fields.find("question", row).isEmpty()) {
            completed = completed.with(List.of("question"), turns.question.get());
        }
        boolean answered = Stream.of("answer", "answers")
                .anyMatch(field ->
                        fields.isMapped(field) || fields.find(field, row).isPresent());
        return turns.reply.isPresent() && !answered ? completed.with(List.of("answer"), turns.reply.get()) : completed;
    }

    private Optional<Turns> turns(Node chat, Optional<String> question) {
        List<ChatMessage> all = new ArrayList<>();
        for (Node item : ((Node.Sequence) chat).items()) {
            Optional<ChatMessage> message = chatMessage((Node.Mapping) item);
            if (message.isEmpty()) {
                return Optional.empty();
            }
            all.add(message.get());
        }
        return withoutSystem(all).flatMap(messages -> split(messages, question, chat.place()));
    }

    /** Adds a note if system messages were ignored. */
    void finish(Place file) {
        if (systems > 0) {
            problems.remark(
                    file,
                    "the system "
                            + (systems == 1 ? "message of 1 example is" : "messages of " + systems + " examples are")
                            + " ignored, because the suite's systemPrompt is measured instead");
        }
    }

    private Optional<Turns> split(List<ChatMessage> messages, Optional<String> question, Place place) {
        int last = lastOfUser(messages);
        if (question.isPresent() && (last < 0 || !isSame(question.get(), messages.get(last)))) {
            return withOwnQuestion(messages, place);
        }
        if (last < 0) {
            faults.add("no user", place, "no message has the role \"user\", so there is no question");
            return Optional.empty();
        }
        Node.Scalar asked = messages.get(last).text;
        if (asked.text().isBlank()) {
            faults.add("blank user", asked.place(), "the last user message is empty");
            return Optional.empty();
        }
        Optional<Node.Scalar> reply =
                last + 1 < messages.size() ? Optional.of(messages.get(messages.size() - 1).text) : Optional.empty();
        return Optional.of(new Turns(messages(messages.subList(0, last)), Optional.of(asked), reply));
    }

    private static int lastOfUser(List<ChatMessage> messages) {
        int last = messages.size() - 1;
        while (last >= 0 && messages.get(last).role != Message.Role.USER) {
            last--;
        }
        return last;
    }

    private static boolean isSame(String question, ChatMessage message) {
        return question.strip().equals(message.text.text().strip());
    }

    /** Returns the messages before a question that has its own field. */
    private Optional<Turns> withOwnQuestion(List<ChatMessage> messages, Place place) {
        if (!messages.isEmpty() && messages.get(messages.size() - 1).role == Message.Role.USER) {
            faults.add(
                    "order",
                    place,
                    "the messages before the question end with a user message without a reply; add the reply, or leave"
                            + " \"question\" out if that message is the question");
            return Optional.empty();
        }
        return Optional.of(new Turns(messages(messages), Optional.empty(), Optional.empty()));
    }

    private static List<Message> messages(List<ChatMessage> messages) {
        return messages.stream().map(ChatMessage::message).toList();
    }

    private Optional<List<ChatMessage>> withoutSystem(List<ChatMessage> all) {
        List<ChatMessage> rest = all.stream()
                .filter(message -> message.role != Message.Role.SYSTEM)
                .toList();
        if (rest.size() < all.size() - 1 || rest.size() == all.size() - 1 && all.get(0).role != Message.Role.SYSTEM) {
            ChatMessage late = all.stream()
                    .skip(1)
                    .filter(message -> message.role == Message.Role.SYSTEM)
                    .findFirst()
                    .orElseThrow();
            faults.add(
                    "late system",
                    late.text.place(),
                    "a system message comes after other messages; the suite's systemPrompt is the only one, so move its text"
                            + " into a user message or remove it");
            return Optional.empty();
        }
        return rest.size() == all.size() || isSameAsFirst(all.get(0)) ? Optional.of(rest) : Optional.empty();
    }

    private boolean isSameAsFirst(ChatMessage given) {
        systems++;
        if (system.isEmpty()) {
            system = Optional.of(given);
        }
        Node.Scalar first = system.get().text;
        boolean same = first.text().strip().equals(given.text.text().strip());
        if (!same) {
            faults.add(
                    "other system",
                    given.text.place(),
                    "the system message differs from the one at " + first.place()
                            + ", and the suite's systemPrompt replaces both; move the differences into the user messages, or"
                            + " into a field that the prompt names");
        }
        return same;
    }

    private Optional<ChatMessage> chatMessage(Node.Mapping message) {
        Node role = first(ROLE_KEYS, message).orElseThrow();
        String word = role instanceof Node.Scalar scalar ? scalar.text() : "";
        Message.Role known = ROLES.get(word);
        if (known == null) {
            faults.add(
                    "role",
                    role.place(),
                    "a message has the role " + ExampleReader.quote(word)
                            + "; only system, user and assistant can be sent, so remove the example");
            return Optional.empty();
        }
        Optional<Node> content = first(TEXT_KEYS, message).filter(text -> !isEmpty(text));
        if (content.isEmpty()) {
            boolean calls = message.get("tool_calls").isPresent()
                    || message.get("function_call").isPresent();
            faults.add(
                    "content",
                    message.place(),
                    calls
                            ? "a message calls a tool instead of giving a text; only texts can be sent, so remove the example"
                            : "a message has no \"content\"");
            return Optional.empty();
        }
        return text(content.get()).map(text -> new ChatMessage(known, text));
    }

    private Optional<Node.Scalar> text(Node content) {
        if (content instanceof Node.Scalar scalar) {
            return Optional.of(scalar);
        }
        List<Node> parts = content instanceof Node.Sequence sequence ? sequence.items() : List.of(content);
        List<String> texts = new ArrayList<>();
        for (Node part : parts) {
            Optional<String> text = part(part);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            texts.add(text.get());
        }
        return Optional.of(new Node.Scalar(String.join("\n", texts), Node.Kind.TEXT, content.place()));
    }

    private Optional<String> part(Node part) {
        if (part instanceof Node.Scalar scalar) {
            return Optional.of(scalar.text());
        }
        if (part instanceof Node.Mapping mapping) {
            String type = mapping.get("type").map(ConversationReader::plain).orElse("text");
            Optional<Node> text = mapping.get("text");
            if (TEXT_PARTS.contains(type) && text.isPresent() && text.get() instanceof Node.Scalar scalar) {
                return Optional.of(scalar.text());
            }
            faults.add(
                    "part",
                    part.place(),
                    "a message has a part of type " + ExampleReader.quote(type)
                            + "; only texts can be sent, no images, sounds or files, so remove the example");
            return Optional.empty();
        }
        faults.add("part", part.place(), "\"content\" of a message must be a text or a list of parts with a text");
        return Optional.empty();
    }

    private static String plain(Node node) {
        return node instanceof Node.Scalar scalar ? scalar.text() : "";
    }

    private static boolean isEmpty(Node node) {
        return node instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.EMPTY;
    }

    private static Optional<Node> first(List<String> keys, Node.Mapping message) {
        return keys.stream().flatMap(key -> message.get(key).stream()).findFirst();
    }
}
