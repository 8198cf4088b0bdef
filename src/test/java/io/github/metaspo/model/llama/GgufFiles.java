package io.github.metaspo.model.llama;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes small GGUF files for tests. */
final class GgufFiles {

    private static final int UNSIGNED_32 = 4;
    private static final int TEXT = 8;
    private static final int ARRAY = 9;

    private GgufFiles() {}

    /** A header of an architecture with a chat template, one tensor's description and so many bytes behind them. */
    static Path write(Path file, String architecture, int contextLength, int tensorBytes) throws IOException {
        return write(file, architecture, contextLength, tensorBytes, "{{ messages[-1].content }}");
    }

    /** The same with another chat template; none if it is empty. */
    static Path write(Path file, String architecture, int contextLength, int tensorBytes, String chatTemplate)
            throws IOException {
        ByteBuffer header = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
        header.put("GGUF".getBytes(StandardCharsets.US_ASCII))
                .putInt(3)
                .putLong(1)
                .putLong(chatTemplate.isEmpty() ? 3 : 4);
        text(header, "general.architecture").putInt(TEXT);
        text(header, architecture);
        text(header, architecture + ".context_length").putInt(UNSIGNED_32).putInt(contextLength);
        text(header, "tokenizer.ggml.tokens").putInt(ARRAY).putInt(TEXT).putLong(2);
        text(text(header, "a"), "b");
        if (!chatTemplate.isEmpty()) {
            text(header, "tokenizer.chat_template").putInt(TEXT);
            text(header, chatTemplate);
        }
        text(header, "weight").putInt(1).putLong(8).putInt(0).putLong(0);
        header.position((header.position() + 31) / 32 * 32);
        header.position(header.position() + tensorBytes).flip();
        byte[] bytes = new byte[header.remaining()];
        header.get(bytes);
        return Files.write(file, bytes);
    }

    private static ByteBuffer text(ByteBuffer buffer, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return buffer.putLong(bytes.length).put(bytes);
    }
}
