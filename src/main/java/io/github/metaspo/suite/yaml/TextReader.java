package io.github.metaspo.suite.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Reader of UTF-8 text files that drops a byte order mark and converts CRLF to LF. Throws {@link UnreadableTextException} with the
 * line number for other encodings, overlong lines and control characters. Streams: holds only a buffer in memory.
 */
final class TextReader extends Reader {

    private static final int BUFFER = 16 * 1024;
    private static final int MEBI = 1024 * 1024;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream input;
    private final int longestLine;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
    private final CharBuffer decoded = CharBuffer.allocate(BUFFER);
    private final CharBuffer ready = CharBuffer.allocate(BUFFER + 1).flip();
    private boolean atStart = true;
    private boolean afterReturn;
    private int line = 1;
    private int lineLength;

    /** @param longestLine maximum number of characters of a line, in Mi (1024 * 1024) */
    TextReader(InputStream input, int longestLine) {
        this.input = input;
        this.longestLine = longestLine;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        while (!ready.hasRemaining()) {
            if (!fill()) {
                return -1;
            }
        }
        int count = Math.min(length, ready.remaining());
        ready.get(target, offset, count);
        return count;
    }

    @Override
    public void close() throws IOException {
        input.close();
    }

    private boolean fill() throws IOException {
        bytes.compact();
        int count = input.read(bytes.array(), bytes.position(), bytes.remaining());
        bytes.position(bytes.position() + Math.max(count, 0)).flip();
        if (atStart) {
            refuseUtf16();
        }
        boolean ended = count < 0;
        decoded.clear();
        CoderResult result = decoder.decode(bytes, decoded, ended);
        clean(decoded.flip(), ended);
        if (result.isError()) {
            throw new UnreadableTextException(line, "the line is not UTF-8; save the file as UTF-8");
        }
        return !ended || ready.hasRemaining();
    }

    /** Detects UTF-16 by its byte order mark, or by a zero byte before or after the first character, which is usually ASCII. */
    private void refuseUtf16() throws UnreadableTextException {
        if (bytes.remaining() < 2) {
            return;
        }
        int first = bytes.get(bytes.position()) & 0xFF;
        int second = bytes.get(bytes.position() + 1) & 0xFF;
        boolean marked = first == 0xFF && second == 0xFE || first == 0xFE && second == 0xFF;
        if (marked || (first == 0) != (second == 0)) {
            throw new UnreadableTextException(1, "the file is UTF-16; save it as UTF-8");
        }
    }

    private void clean(CharBuffer source, boolean ended) throws UnreadableTextException {
        ready.clear();
        while (source.hasRemaining()) {
            char next = source.get();
            if (afterReturn && next != '\n') {
                put('\r');
            }
            afterReturn = next == '\r';
            boolean mark = atStart && next == BYTE_ORDER_MARK;
            atStart = false;
            if (!afterReturn && !mark) {
                put(next);
            }
        }
        if (ended && afterReturn) {
            put('\r');
            afterReturn = false;
        }
        ready.flip();
    }

    private void put(char next) throws UnreadableTextException {
        ready.put(next);
        if (next == '\n') {
            line++;
            lineLength = 0;
        } else if (++lineLength > longestLine * MEBI) {
            throw new UnreadableTextException(
                    line, "the line is longer than " + longestLine + " MiB; is this the right file?");
        } else if (next < ' ' && next != '\t' && next != '\r') {
            throw new UnreadableTextException(
                    line, "the line contains the control character U+%04X; remove it".formatted((int) next));
        }
    }
}
