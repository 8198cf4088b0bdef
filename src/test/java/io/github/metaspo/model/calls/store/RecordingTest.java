package io.github.metaspo.model.calls.store;

import io.github.metaspo.GoldenFiles;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Usage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RecordingTest {

    @TempDir
    private Path folder;

    @Test
    void itIsSortedAndHoldsNeitherAddressNorTime() throws Exception {
        Recording recording = Recording.empty();
        recording.add(reply(2, "two lines\nof text"));
        recording.add(reply(1, "caf\u00e9"));
        recording.write(file());
        GoldenFiles.assertEqual("recording.jsonl", Files.readString(file()));
    }

    @Test
    void whatIsWrittenIsReadAgain() throws Exception {
        Recording recording = Recording.empty();
        recording.add(reply(1, "a \"quoted\" \u2028 text"));
        recording.write(file());
        Recording read = Recording.read(file());
        assertThat(read.replies()).isEqualTo(recording.replies()).hasSize(1);
        assertThat(read.repliesOf("scripted/tiny", "http://here", Instant.EPOCH))
                .containsExactly(new StoredReply(
                        new CallKey(reply(1, "").key().request(), "http://here"),
                        "scripted/tiny",
                        Instant.EPOCH,
                        reply(1, "a \"quoted\" \u2028 text").reply()));
        assertThat(read.repliesOf("scripted/other", "", Instant.EPOCH)).isEmpty();
    }

    @Test
    void thinkingIsKeptBesideTheText() throws Exception {
        StoredReply plain = reply(1, "4");
        Recording recording = Recording.empty();
        recording.add(new StoredReply(
                plain.key(),
                plain.model(),
                plain.at(),
                new Reply("4", "Perhaps 1?", false, new Usage(10, 30, 28), "tiny-1")));
        recording.write(file());
        assertThat(Recording.read(file()).replies()).isEqualTo(recording.replies());
    }

    @Test
    void aLineThatIsNoneIsNamed() throws IOException {
        Files.writeString(file(), "{\"request\":\"abc\"}\n");
        assertThatThrownBy(() -> Recording.read(file()))
                .isInstanceOf(IOException.class)
                .hasMessage(file() + ":1: this is not a line of a recording; remove it, or export the recording again");
    }

    private Path file() {
        return folder.resolve("review.recording.jsonl");
    }

    private static StoredReply reply(int number, String text) {
        CallKey key = new CallKey(String.format("%064x", number), "http://localhost:1234/v1");
        return new StoredReply(
                key, "scripted/tiny", Instant.ofEpochSecond(5), new Reply(text, false, new Usage(10, 2), "tiny-1"));
    }
}
