package io.github.metaspo.model.llama;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Header of a GGUF file: metadata of the model, and the offsets of its tensors. */
final class GgufHeader {

    private static final byte[] MAGIC = {'G', 'G', 'U', 'F'};
    private static final int LONGEST_TEXT = 1 << 24;
    private static final int TEXT = 8;
    private static final int ARRAY = 9;
    /** Size of a value in bytes by its type; 0 for texts and arrays. */
    private static final int[] WIDTHS = {1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8};

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private final DataInputStream in;
    private long position;

    private GgufHeader(InputStream in) {
        this.in = new DataInputStream(in);
    }

    /**
     * Reads the header of a file.
     *
     * @throws IOException if the file is not valid; the message completes a sentence that begins with the file
     */
    static GgufHeader read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            GgufHeader header = new GgufHeader(in);
            long lastTensor = header.parse();
            if (lastTensor >= Files.size(file)) {
                throw truncated();
            }
            return header;
        } catch (EOFException e) {
            throw truncated();
        }
    }

    /**
     * Returns the context length that the model was trained with, in tokens, or the largest integer if the file has
     * none.
     */
    int contextLength() {
        long length = numbers.getOrDefault(texts.getOrDefault("general.architecture", "") + ".context_length", 0L);
        return length > 0 ? (int) Math.min(length, Integer.MAX_VALUE) : Integer.MAX_VALUE;
    }

    /**
     * Returns the chat template, which writes a conversation as the text that the model was trained on, or an empty
     * text if the file has none.
     */
    String chatTemplate() {
        return texts.getOrDefault("tokenizer.chat_template", "").strip();
    }

    /** Returns whether the file says that its begin-of-text token is not put before a prompt. */
    boolean leavesOutBeginToken() {
        return numbers.getOrDefault("tokenizer.ggml.add_bos_token", 1L) == 0;
    }

    /** Reads the header and returns the offset of the last tensor. */
    private long parse() throws IOException {
        if (!Arrays.equals(bytes(MAGIC.length), MAGIC)) {
            throw new IOException("is not a GGUF file");
        }
        long version = number(4);
        if (version < 2 || version > 3) {
            throw new IOException("has GGUF version " + version + "; only 2 and 3 are supported");
        }
        long tensors = number(8);
        long values = number(8);
        for (long i = 0; i < values; i++) {
            value();
        }
        long last = 0;
        for (long i = 0; i < tensors; i++) {
            last = Math.max(last, tensorOffset());
        }
        long alignment = Math.max(1, numbers.getOrDefault("general.alignment", 32L));
        return (position + alignment - 1) / alignment * alignment + last;
    }

    private void value() throws IOException {
        String key = text();
        int type = (int) number(4);
        switch (type) {
            case TEXT -> texts.put(key, text());
            case ARRAY -> skipArray();
            default -> numbers.put(key, number(width(type)));
        }
    }

    private void skipArray() throws IOException {
        int type = (int) number(4);
        long length = number(8);
        for (long i = 0; i < length; i++) {
            switch (type) {
                case TEXT -> text();
                case ARRAY -> skipArray();
                default -> number(width(type));
            }
        }
    }

    private long tensorOffset() throws IOException {
        text();
        long dimensions = number(4);
        for (long i = 0; i < dimensions; i++) {
            number(8);
        }
        number(4);
        return number(8);
    }

    private String text() throws IOException {
        long length = number(8);
        if (length < 0 || length > LONGEST_TEXT) {
            throw broken();
        }
        return new String(bytes((int) length), StandardCharsets.UTF_8);
    }

    private static int width(int type) throws IOException {
        if (type < 0 || type >= WIDTHS.length) {
            throw broken();
        }
        return WIDTHS[type];
    }

    private long number(int width) throws IOException {
        byte[] bytes = bytes(width);
        long number = 0;
        for (int i = width - 1; i >= 0; i--) {
            number = number << Byte.SIZE | Byte.toUnsignedLong(bytes[i]);
        }
        return number;
    }

    private byte[] bytes(int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        position += length;
        return bytes;
    }

    private static IOException truncated() {
        return new IOException("is truncated, as after an interrupted copy or download");
    }

    private static IOException broken() {
        return new IOException("has a header that cannot be read");
    }
}
