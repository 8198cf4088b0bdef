package com.example.shop;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.UserMessage;

/** Finds facts in what customers write, told how by the system prompt that the build generates. */
public interface MessageReader {

    @SystemMessage(fromResource = "prompts/messages.txt")
    @UserMessage("<Message>{{it}}</Message>\nFind the order number.")
    String orderNumber(String message);

    /** A reader that asks this model, for example an {@code OpenAiChatModel}. */
    static MessageReader asking(ChatModel model) {
        return AiServices.create(MessageReader.class, model);
    }
}
