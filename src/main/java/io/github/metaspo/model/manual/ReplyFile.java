package io.github.metaspo.model.manual;

import io.github.metaspo.model.StrictUtf8;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The file in which a person writes a reply. It is complete if it is not blank and has not changed for some time. A file that was
 * there before the first look counts as unchanged since it was last modified.
 */
final class ReplyFile {

    private static final int MOST_MEGABYTES = 16;

    private final Path file;
    private final Duration settling;
    private final Consumer<String> complaints;
    private @Nullable State state;
    private Instant unchangedSince = Instant.MAX;
    private boolean looked;
    private boolean complained;

    private record State(FileTime modified, long size) {}

    /**
     * @param settling how long a complete file has not changed
     * @param complaints receives a sentence about a reply that cannot be used, once until the file changes
     */
    ReplyFile(Path file, Duration settling, Consumer<String> complaints) {
        this.file = file;
        this.settling = settling;
        this.complaints = complaints;
    }

    /** Returns the reply if it is complete. */
    Optional<String> read(Instant now) {
        try {
            Optional<State> current = look();
            notice(current, now);
            if (current.isEmpty() || unchangedSince.plus(settling).isAfter(now)) {
                return Optional.empty();
            }
            if (current.get().size() > (long) MOST_MEGABYTES << 20) {
                complain("is larger than " + MOST_MEGABYTES + " MB; save the reply alone");
                return Optional.empty();
            }
            String text = StrictUtf8.decode(Files.readAllBytes(file)).strip();
            return text.isEmpty() || !look().equals(current) ? Optional.empty() : Optional.of(text);
        } catch (CharacterCodingException e) {
            complain("is not UTF-8; save it as UTF-8");
        } catch (IOException e) {
            // an editor may be saving it
            complain("cannot be read yet: " + e);
        }
        return Optional.empty();
    }

    private void notice(Optional<State> current, Instant now) {
        if (current.isPresent() && !current.get().equals(state)) {
            unchangedSince = looked ? now : current.get().modified().toInstant();
            complained = false;
        }
        state = current.orElse(null);
        looked = true;
    }

    private Optional<State> look() throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(new State(attributes.lastModifiedTime(), attributes.size()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private void complain(String fault) {
        if (!complained) {
            complained = true;
            complaints.accept("the reply " + file + " " + fault);
        }
    }
}
