package io.github.metaspo.model;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Decoder of texts that programs and editors write: UTF-8 and nothing else, with or without a byte order mark. */
public final class StrictUtf8 {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private StrictUtf8() {}

    /**
     * Returns the text without its byte order mark.
     *
     * @throws CharacterCodingException if the bytes are not UTF-8
     */
    public static String decode(byte[] bytes) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }
}
