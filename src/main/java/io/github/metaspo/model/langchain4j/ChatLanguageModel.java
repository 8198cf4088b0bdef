package io.github.metaspo.model.langchain4j;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import io.github.metaspo.model.LanguageModel;
import io.github.metaspo.model.ModelException;
import io.github.metaspo.model.Reply;
import io.github.metaspo.model.Request;
import io.github.metaspo.model.Usage;
import io.github.metaspo.suite.Message;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** One of LangChain4j's chat models as a {@link LanguageModel}. */
final class ChatLanguageModel implements LanguageModel {

    private final String name;
    private final ChatModel chat;
    private final Transport transport;
    private final Failures failures;

    ChatLanguageModel(String name, ChatModel chat, Transport transport, Failures failures) {
        this.name = name;
        this.chat = chat;
        this.transport = transport;
        this.failures = failures;
    }

    @Override
    public Reply reply(Request request) throws ModelException, InterruptedException {
        try {
            return translate(chat.chat(messages(request)));
        } catch (RuntimeException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw explain(e);
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

    private Reply translate(ChatResponse response) throws ModelException {
        ReplyBody body = transport.takeLastBody();
        ReplyMessage message = body.reply();
        Optional<String> ended = body.finishReason();
        String text = Objects.requireNonNullElse(response.aiMessage().text(), "");
        FinishReason reason = response.finishReason();
        if (reason == FinishReason.CONTENT_FILTER) {
            throw failures.withheld("no reason given");
        }
        Optional<String> tool = message.tool().filter(name -> text.isBlank());
        if (tool.isPresent()) {
            throw failures.toolCalled(tool.get());
        }
        if (text.isEmpty() && (reason == null || reason == FinishReason.OTHER)) {
            // a refusal by Anthropic comes as OTHER; where there is text, it stays an answer
            throw ended.filter("refusal"::equals).isPresent()
                    ? failures.withheld("no reason given")
                    : failures.empty(ended);
        }
        return new Reply(
                text,
                message.thinking(),
                reason == FinishReason.LENGTH,
                usage(response.tokenUsage(), message),
                Objects.requireNonNullElse(response.modelName(), name));
    }

    private static Usage usage(@Nullable TokenUsage usage, ReplyMessage message) {
        if (usage == null) {
            return Usage.NONE;
        }
        long input = count(usage.inputTokenCount());
        long output = message.outputTokens(input, count(usage.outputTokenCount()));
        return new Usage(input, output, message.thinkingTokens());
    }

    /** Servers leave counts out or send nonsense; neither makes a reply unusable. */
    private static long count(@Nullable Integer tokens) {
        return tokens == null ? 0 : Math.max(0, tokens);
    }

    private ModelException explain(RuntimeException failure) {
        Throwable root = failure;
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof Unanswered unanswered) {
                return unanswered.explained();
            }
            if (e instanceof ContentFilteredException) {
                return failures.withheld(String.valueOf(e.getMessage()));
            }
            root = e;
        }
        return failures.unreadable(String.valueOf(root.getMessage()));
    }
}
