package io.github.metaspo.model.manual;

import io.github.metaspo.files.AtomicFile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * The folder in which requests wait for a person. It contains what is open: request and reply move into the folder
 * {@code answered} when the reply is taken. A request that nobody waits for any more is deleted, a reply never.
 */
final class Inbox {

    private final Path folder;
    private final Pace pace;
    private final Clock clock;
    private final Consumer<String> say;
    private final WaitingNotice notice;

    /**
     * @param say receives what the person should know
     */
    Inbox(Path folder, Pace pace, Clock clock, Consumer<String> say) {
        this.folder = folder;
        this.pace = pace;
        this.clock = clock;
        this.say = say;
        this.notice = new WaitingNotice(folder, pace, say);
    }

    /**
     * How often an inbox looks and speaks.
     *
     * @param look time between two looks at a reply
     * @param settling how long a complete reply has not changed
     * @param quiet shortest time between two notices
     * @param reminder time after which a notice is repeated
     */
    record Pace(Duration look, Duration settling, Duration quiet, Duration reminder) {
        static final Pace USUAL =
                new Pace(Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofMinutes(10));
    }

    /**
     * Writes a request and waits for the reply to it.
     *
     * @throws IOException if the request cannot be written
     * @throws TimeoutException if there is no reply in time
     * @throws InterruptedException if the thread is interrupted
     */
    String ask(RequestFile request, Duration timeout) throws IOException, TimeoutException, InterruptedException {
        Path file = folder.resolve(request.name());
        if (!Files.exists(file)) {
            AtomicFile.write(file, out -> out.write(request.text().getBytes(StandardCharsets.UTF_8)));
        }
        boolean answered = false;
        notice.opened(request, clock.instant());
        try {
            String reply = await(request, clock.instant().plus(timeout));
            answered = true;
            return reply;
        } finally {
            notice.closed(request);
            if (!answered && !Files.exists(folder.resolve(request.replyName()))) {
                Files.deleteIfExists(file);
            }
        }
    }

    private String await(RequestFile request, Instant end) throws TimeoutException, InterruptedException {
        ReplyFile file = new ReplyFile(folder.resolve(request.replyName()), pace.settling(), say);
        while (true) {
            Instant now = clock.instant();
            Optional<String> reply = file.read(now);
            if (reply.isPresent()) {
                putAway(request);
                return reply.get();
            }
            if (now.isAfter(end)) {
                throw new TimeoutException();
            }
            notice.tell(now);
            TimeUnit.MILLISECONDS.sleep(pace.look().toMillis());
        }
    }

    private void putAway(RequestFile request) {
        Path reply = folder.resolve(request.replyName());
        try {
            Path answered = Files.createDirectories(folder.resolve("answered"));
            Files.move(reply, unused(answered, request));
            Files.move(
                    folder.resolve(request.name()),
                    answered.resolve(request.name()),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            say.accept("the files of the reply " + reply + " cannot be put away (" + e
                    + "); delete them, or the same request is answered with them again");
        }
    }

    /** Returns a name that no earlier reply to the same request has. */
    private static Path unused(Path answered, RequestFile request) {
        Path file = answered.resolve(request.replyName());
        for (int number = 2; Files.exists(file); number++) {
            file = answered.resolve(request.id() + ".reply-" + number + ".md");
        }
        return file;
    }
}
