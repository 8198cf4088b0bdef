package io.github.metaspo.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A program for integration tests that writes prompts: it reads a request from its standard input, and its reply has what any request
 * asks for. It adds a line for each request to the file that its argument names. If there is no such file yet, it fails and shows a key.
 */
public final class WriterProgram {

    private static final String REPLY =
            """
            <Analysis>It does not answer.</Analysis>
            <improved_system_prompt>You answer every question. Réponse!</improved_system_prompt>
            <improved_instruction_prompt>Please {question}</improved_instruction_prompt>
            """;

    private WriterProgram() {}

    public static void main(String[] arguments) throws IOException {
        String request = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        Path file = Path.of(arguments[0]);
        boolean isFirst = !Files.exists(file);
        Files.writeString(file, request.length() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        if (isFirst) {
            System.err.println("the key " + System.getenv("SHOP_KEY") + " is refused");
            Runtime.getRuntime().exit(3);
        }
        System.out.write(REPLY.getBytes(StandardCharsets.UTF_8));
        System.out.flush();
    }
}
