package io.github.metaspo.suite.yaml;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class TextReaderTest {

    private static final int BUFFER = 16 * 1024;
    private static final int MEBI = 1024 * 1024;

    @Test
    void aLineWithoutEndIsGivenUpWhenItIsTooLong() {
        EndlessLine line = new EndlessLine();

        UnreadableTextException refused = catchThrowableOfType(
                UnreadableTextException.class, () -> new TextReader(line, 1).transferTo(Writer.nullWriter()));

        assertThat(refused.line()).isEqualTo(1);
        assertThat(line.given).isBetween((long) MEBI, MEBI + 2L * BUFFER);
    }

    @Test
    void lineEndsAndCharactersOnTheEdgeOfABufferStayWhole() throws IOException {
        for (int before = BUFFER - 4; before <= BUFFER; before++) {
            String text = "a".repeat(before) + "\r\n€\r\r\n\rb\r";

            assertThat(read(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text.replace("\r\n", "\n"));
        }
    }

    @Test
    void onlyAByteOrderMarkAtTheStartIsLeftOut() throws IOException {
        assertThat(read("\uFEFFa\uFEFF".getBytes(StandardCharsets.UTF_8))).isEqualTo("a\uFEFF");
    }

    @Test
    void aCharacterThatIsCutOffAtTheEndIsRefused() {
        UnreadableTextException refused = catchThrowableOfType(
                UnreadableTextException.class, () -> read(new byte[] {'a', '\n', (byte) 0xE2, (byte) 0x82}));

        assertThat(refused).hasMessageContaining("not UTF-8");
        assertThat(refused.line()).isEqualTo(2);
    }

    private static String read(byte[] bytes) throws IOException {
        StringWriter text = new StringWriter();
        new TextReader(new ByteArrayInputStream(bytes), 1).transferTo(text);
        return text.toString();
    }

    private static final class EndlessLine extends InputStream {

        private long given;

        @Override
        public int read() {
            given++;
            return 'a';
        }
    }
}
