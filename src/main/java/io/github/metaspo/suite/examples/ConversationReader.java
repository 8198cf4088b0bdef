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
 * Reads the messages of a chat: the question among them, the conversation before it, and the reply behind it. A system message
 * is left out, since the suite has the system prompt. Call {@link #finish} behind the last example of a file.
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
    private Optional<Said> system = Optional.empty();
    private int systems;

    ConversationReader(ExampleFields fields, ExampleProblems faults, Problems problems) {
        this.fields = fields;
        this.faults = faults;
        this.problems = problems;
    }

    /**
     * An example with its conversation.
     *
     * @param row of the example, with a question and a gold answer from its messages where it has none of its own
     * @param earlier the messages before the question
     */
    record Conversation(Node.Mapping row, List<Message> earlier) {}

    private record Turns(List<Message> earlier, Optional<Node.Scalar> question, Optional<Node.Scalar> reply) {}

    private record Said(Message.Role role, Node.Scalar text) {
        Message message() {
            return new Message(role, text.text());
        }
    }

    /** Whether an example has messages; what is no chat under this name is a field like any other. */
    boolean isIn(Node.Mapping row) {
        return fields.find(MESSAGES, row).filter(ConversationReader::isChat).isPresent();
    }

    /** A sentence about an example without a question that has messages under another name. */
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

    /** Reads the messages of an example; empty, with a fault, where not all of them can be sent. */
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
        List<Said> all = new ArrayList<>();
        for (Node item : ((Node.Sequence) chat).items()) {
            Optional<Said> said = said((Node.Mapping) item);
            if (said.isEmpty()) {
                return Optional.empty();
            }
            all.add(said.get());
        }
        return withoutSystem(all).flatMap(said -> divided(said, question, chat.place()));
    }

    /** Says which messages are not sent. */
    void finish(Place file) {
        if (systems > 0) {
            problems.remark(
                    file,
                    "the system "
                            + (systems == 1 ? "message of 1 example is" : "messages of " + systems + " examples are")
                            + " left out, because the suite's systemPrompt is what is measured");
        }
    }

    private Optional<Turns> divided(List<Said> said, Optional<String> question, Place place) {
        int last = lastOfUser(said);
        if (question.isPresent() && (last < 0 || !isSame(question.get(), said.get(last)))) {
            return ofEarlier(said, place);
        }
        if (last < 0) {
            faults.add("no user", place, "no message is of the role \"user\", so there is no question");
            return Optional.empty();
        }
        Node.Scalar asked = said.get(last).text;
        if (asked.text().isBlank()) {
            faults.add("blank user", asked.place(), "the last message of the user is empty");
            return Optional.empty();
        }
        Optional<Node.Scalar> reply =
                last + 1 < said.size() ? Optional.of(said.get(said.size() - 1).text) : Optional.empty();
        return Optional.of(new Turns(messages(said.subList(0, last)), Optional.of(asked), reply));
    }

    private static int lastOfUser(List<Said> said) {
        int last = said.size() - 1;
        while (last >= 0 && said.get(last).role != Message.Role.USER) {
            last--;
        }
        return last;
    }

    private static boolean isSame(String question, Said said) {
        return question.strip().equals(said.text.text().strip());
    }

    /** Messages before a question that stands in a field of its own. */
    private Optional<Turns> ofEarlier(List<Said> said, Place place) {
        if (!said.isEmpty() && said.get(said.size() - 1).role == Message.Role.USER) {
            faults.add(
                    "order",
                    place,
                    "the messages before the question end with one of the user, whose reply is missing; add it, or leave"
                            + " \"question\" out if that message is the question");
            return Optional.empty();
        }
        return Optional.of(new Turns(messages(said), Optional.empty(), Optional.empty()));
    }

    private static List<Message> messages(List<Said> said) {
        return said.stream().map(Said::message).toList();
    }

    private Optional<List<Said>> withoutSystem(List<Said> all) {
        List<Said> rest =
                all.stream().filter(said -> said.role != Message.Role.SYSTEM).toList();
        if (rest.size() < all.size() - 1 || rest.size() == all.size() - 1 && all.get(0).role != Message.Role.SYSTEM) {
            Said late = all.stream()
                    .skip(1)
                    .filter(said -> said.role == Message.Role.SYSTEM)
                    .findFirst()
                    .orElseThrow();
            faults.add(
                    "late system",
                    late.text.place(),
                    "a system message stands behind others; the suite's systemPrompt is the only one, so put its text into a"
                            + " message of the user or take it out");
            return Optional.empty();
        }
        return rest.size() == all.size() || isTheUsual(all.get(0)) ? Optional.of(rest) : Optional.empty();
    }

    private boolean isTheUsual(Said given) {
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
                    "the system message is another one than at " + first.place()
                            + ", and the suite's systemPrompt takes the place of all; put what differs into the messages of the"
                            + " user, or into a field that the prompt names");
        }
        return same;
    }

    private Optional<Said> said(Node.Mapping message) {
        Node role = first(ROLE_KEYS, message).orElseThrow();
        String word = role instanceof Node.Scalar scalar ? scalar.text() : "";
        Message.Role known = ROLES.get(word);
        if (known == null) {
            faults.add(
                    "role",
                    role.place(),
                    "a message is of the role " + ExampleReader.quote(word)
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
                            ? "a message calls a tool in place of a text; only texts can be sent, so remove the example"
                            : "a message has no \"content\"");
            return Optional.empty();
        }
        return text(content.get()).map(text -> new Said(known, text));
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
                    "a message has a part of the type " + ExampleReader.quote(type)
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
