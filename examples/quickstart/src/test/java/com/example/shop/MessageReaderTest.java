package com.example.shop;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

class MessageReaderTest {

    @Test
    void theModelGetsTheGeneratedSystemPrompt() throws IOException {
        String told = MessageReader.asking(new Rehearsal()).orderNumber("Where is my order 5823?");

        System.out.println("system prompt: " + told);
        assertFalse(told.isBlank());
        assertEquals(generated(), told);
    }

    private static String generated() throws IOException {
        try (InputStream prompt = MessageReader.class.getResourceAsStream("/prompts/messages.txt")) {
            return new String(prompt.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
