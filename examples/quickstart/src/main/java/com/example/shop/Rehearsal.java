package com.example.shop;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;

/** Stands where a model belongs, and answers with the system prompt that the model would get. */
final class Rehearsal implements ChatModel {

    @Override
    public ChatResponse doChat(ChatRequest request) {
        String systemPrompt = request.messages().stream()
                .filter(SystemMessage.class::isInstance)
                .map(message -> ((SystemMessage) message).text())
                .findFirst()
                .orElseThrow();
        return ChatResponse.builder().aiMessage(AiMessage.from(systemPrompt)).build();
    }
}
