package io.github.metaspo.model.langchain4j;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.Message;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Request;
import io.github.metaspo.api.Usage;
import io.github.metaspo.model.langchain4j.http.Failures;
import io.github.metaspo.model.langchain4j.http.Transport;
import io.github.metaspo.model.langchain4j.http.UncheckedModelException;
import io.github.metaspo.model.langchain4j.reply.Received;
import io.github.metaspo.model.langchain4j.reply.ReplyReader;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Adapter of a LangChain4j chat model to {@link LanguageModel}. LangChain4j writes the requests; a {@link ReplyReader}
 * reads the replies.
 */
final class ChatLanguageModel implements LanguageModel {

    private final String name;
    private final ChatModel chat;
    private final Function<Request, ChatRequestParameters> parameters;
    private final Transport transport;
    private final ReplyReader reader;
    /** Empty if the server rejects prompts that do not fit into its context. */
    private final Optional<TruncatedPrompts> truncation;

    private final Failures failures;

    ChatLanguageModel(
            String name,
            ChatModel chat,
            Function<Request, ChatRequestParameters> parameters,
            Transport transport,
            ReplyReader reader,
            Optional<TruncatedPrompts> truncation,
            Failures failures) {
        this.name = name;
        this.chat = chat;
        this.parameters = parameters;
        this.transport = transport;
        this.reader = reader;
        this.truncation = truncation;
        this.failures = failures;
    }

    @Override
    public Reply reply(Request request) throws ModelException, InterruptedException {
        try {
            chat.chat(ChatRequest.builder()
                    .messages(messages(request))
                    .parameters(parameters.apply(request))
                    .build());
        } catch (RuntimeException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            Optional<ModelException> unanswered = unanswered(e);
            if (unanswered.isPresent()) {
                throw unanswered.get();
            }
            // there is a reply, so a failure of LangChain4j to parse it does not matter
        }
        List<JsonNode> values = transport.takeLastBody().values();
        if (values.isEmpty()) {
            throw failures.unreadable("it contains no JSON");
        }
        Received received = reader.read(values);
        try {
            Optional<String> truncated = truncated(request, received);
            if (truncated.isPresent()) {
                throw failures.truncated(truncated.get());
            }
            return translate(received);
        } catch (ModelException e) {
            throw received.usage().map(e::billed).orElse(e);
        }
    }

    @Override
    public void close() {
        transport.close();
    }

    private static List<ChatMessage> messages(Request request) {
        return request.messages().stream().map(ChatLanguageModel::translate).toList();
    }

    private static ChatMessage translate(Message message) {
        return switch (message.role()) {
            case SYSTEM -> SystemMessage.from(message.text());
            case USER -> UserMessage.from(message.text());
            case ASSISTANT -> AiMessage.from(message.text());
        };
    }

    private Optional<String> truncated(Request request, Received received) {
        long read = received.usage().map(Usage::input).orElse(0L);
        return truncation.filter(known -> read > 0).flatMap(known -> known.problem(request, read));
    }

    private Reply translate(Received received) throws ModelException {
        String words = received.end().words();
        return switch (received.end().kind()) {
            case WHOLE -> reply(received, false);
            case CUT -> reply(received, true);
            case WITHHELD -> throw failures.withheld(words);
            case TOOL_CALL -> throw failures.toolCalled(words);
            case UNREADABLE -> throw failures.unreadable(words);
            case MISSING -> {
                if (received.thinking().isBlank()) {
                    throw failures.empty(words);
                }
                yield reply(received, false);
            }
        };
    }

    private Reply reply(Received received, boolean cut) {
        return new Reply(
                failures.redact(received.text()),
                failures.redact(received.thinking()),
                cut,
                received.usage().orElse(Usage.NONE),
                received.model().map(failures::redact).orElse(name));
    }

    private static Optional<ModelException> unanswered(RuntimeException failure) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof UncheckedModelException unanswered) {
                return Optional.of(unanswered.explained());
            }
        }
        return Optional.empty();
    }
}
