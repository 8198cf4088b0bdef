package io.github.metaspo.model.manual;

import io.github.metaspo.GoldenFiles;
import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.Message;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelException.Kind;
import io.github.metaspo.api.ModelProvider;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Request;
import io.github.metaspo.api.RequestSettings;
import io.github.metaspo.api.Usage;
import io.github.metaspo.model.FakeBuild;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@Timeout(60)
class ManualModelTest {

    private static final Duration FOREVER = Duration.ofDays(1);
    private static final Duration SETTLING = Duration.ofMillis(400);
    private static final Inbox.Pace QUICK =
            new Inbox.Pace(Duration.ofMillis(20), SETTLING, Duration.ofMillis(1), Duration.ofDays(1));

    private final Path folder;
    private final List<String> said = new CopyOnWriteArrayList<>();

    ManualModelTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void itIsFoundByItsName() {
        assertThat(ServiceLoader.load(ModelProvider.class))
                .extracting(ModelProvider::name)
                .contains("manual");
    }

    @Test
    void aRequestIsAFileThatSaysWhereTheReplyBelongs() {
        Request request = new Request("You help.", List.of(Message.user("Hello"), Message.assistant("Hi.")), "2+2?", 1);
        RequestFile file = RequestFile.of("manual/person", request);

        GoldenFiles.assertEqual("model/inbox-request.md", file.name() + ":\n" + file.text());
    }

    @Test
    void theNameDependsOnModelConversationAndDraw() {
        Request request = new Request("", "2+2?", 0);
        String id = RequestFile.of("manual/person", request).id();

        assertThat(RequestFile.of("manual/person", new Request("", "2+2?", 0)).id())
                .isEqualTo(id);
        assertThat(Stream.of(
                                RequestFile.of("manual/other", request),
                                RequestFile.of("manual/person", new Request("2", "+2?", 0)),
                                RequestFile.of("manual/person", new Request("", "2+2?", 1)))
                        .map(RequestFile::id))
                .doesNotContain(id)
                .doesNotHaveDuplicates();
    }

    @Test
    void aReplyThatIsThereIsTakenAtOnceAndPutAwayWithItsRequest() throws Exception {
        RequestFile file = RequestFile.of("manual/person", request("hello"));
        Path reply = Files.writeString(folder.resolve(file.replyName()), "\uFEFF\nHi.\r\n");
        Files.setLastModifiedTime(reply, FileTime.from(Instant.now().minusSeconds(60)));
        Instant begin = Instant.now();

        assertThat(model(FOREVER).reply(request("hello"))).isEqualTo(new Reply("Hi.", false, Usage.NONE, "person"));

        assertThat(Duration.between(begin, Instant.now())).isLessThan(SETTLING);
        assertThat(names(folder)).containsExactly("answered");
        assertThat(names(folder.resolve("answered"))).containsExactlyInAnyOrder(file.name(), file.replyName());
        assertThat(said).isEmpty();
    }

    @Test
    void aReplyMayAppearLaterAndPieceByPiece() throws Exception {
        RequestFile file = RequestFile.of("manual/person", request("hello"));
        CompletableFuture<String> reply = ask(model(FOREVER), "hello");
        await(folder.resolve(file.name()));
        Path path = folder.resolve(file.replyName());

        Files.writeString(path, "");
        Thread.sleep(2 * SETTLING.toMillis());
        for (int piece = 1; piece <= 5; piece++) {
            Files.writeString(path, "piece ".repeat(piece));
            Thread.sleep(SETTLING.toMillis() / 4);
            assertThat(reply).isNotDone();
        }

        assertThat(reply.get()).isEqualTo("piece piece piece piece piece");
    }

    @Test
    void repliesToSeveralRequestsMayComeInAnyOrder() throws Exception {
        LanguageModel model = model(FOREVER);
        List<CompletableFuture<String>> replies =
                Stream.of("a", "b", "c").map(user -> ask(model, user)).toList();
        for (String user : List.of("c", "a", "b")) {
            RequestFile file = RequestFile.of("manual/person", request(user));
            await(folder.resolve(file.name()));
            Files.writeString(folder.resolve(file.replyName()), "to " + user);
        }

        assertThat(replies).extracting(CompletableFuture::get).containsExactly("to a", "to b", "to c");
    }

    @Test
    void anInterruptedRequestIsWithdrawnAndItsLateReplyKeptForTheNextRun() throws Exception {
        RequestFile file = RequestFile.of("manual/person", request("hello"));
        Path path = folder.resolve(file.name());
        Thread waiting =
                new Thread(() -> assertThatThrownBy(() -> model(FOREVER).reply(request("hello")))
                        .isInstanceOf(InterruptedException.class));
        waiting.start();
        await(path);

        waiting.interrupt();
        waiting.join();

        assertThat(names(folder)).isEmpty();
        Files.writeString(folder.resolve(file.replyName()), "Hi.");
        assertThat(model(FOREVER).reply(request("hello")).text()).isEqualTo("Hi.");
    }

    @Test
    void anInterruptionLeavesAReplyThatIsBeingWritten() throws Exception {
        RequestFile file = RequestFile.of("manual/person", request("hello"));
        Files.writeString(folder.resolve(file.replyName()), " ");
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> model(FOREVER).reply(request("hello"))).isInstanceOf(InterruptedException.class);

        assertThat(names(folder)).containsExactlyInAnyOrder(file.name(), file.replyName());
    }

    @Test
    void anEarlierReplyToTheSameRequestIsNeitherTakenNorLost() throws Exception {
        RequestFile file = RequestFile.of("manual/person", request("hello"));
        for (String words : List.of("first", "second")) {
            CompletableFuture<String> reply = ask(model(FOREVER), "hello");
            await(folder.resolve(file.name()));
            Files.writeString(folder.resolve(file.replyName()), words);
            assertThat(reply.get()).isEqualTo(words);
        }

        assertThat(folder.resolve("answered").resolve(file.replyName())).hasContent("first");
        assertThat(folder.resolve("answered").resolve(file.id() + ".reply-2.md"))
                .hasContent("second");
    }

    @Test
    void aReplyThatIsNotUtf8IsComplainedAboutOnceUntilItIsSavedAgain() throws Exception {
        RequestFile file = RequestFile.of("manual/person", request("hello"));
        Path path = folder.resolve(file.replyName());
        Files.write(path, new byte[] {'c', 'a', 'f', (byte) 0xe9});
        CompletableFuture<String> reply = ask(model(FOREVER), "hello");
        String complaint = "the reply " + path + " is not UTF-8; save it as UTF-8";
        while (!said.contains(complaint)) {
            Thread.sleep(20);
        }

        Files.writeString(path, "café");

        assertThat(reply.get()).isEqualTo("café");
        assertThat(said).containsOnlyOnce(complaint);
    }

    @Test
    void aTimeoutThatTheSuiteSetsIsKept() {
        assertThat(catchThrowableOfType(ModelException.class, () -> model(Duration.ofMillis(100))
                        .reply(request("hello"))))
                .returns(Kind.TIMED_OUT, ModelException::kind)
                .hasMessageStartingWith("manual/person: nobody replied in 1 s");
    }

    @Test
    void severalNewRequestsAreOneNoticeThatIsRepeatedFromTimeToTime() {
        Inbox.Pace pace = Inbox.Pace.USUAL;
        WaitingNotice notice = new WaitingNotice(Path.of("inbox"), pace, said::add);
        Instant begin = Instant.parse("2026-01-01T00:00:00Z");
        RequestFile first = new RequestFile("a-1", "");
        notice.opened(first, begin);
        notice.tell(begin);
        notice.opened(new RequestFile("b-1", ""), begin.plusMillis(300));
        notice.tell(begin.plusMillis(500));
        assertThat(said).isEmpty();

        notice.tell(begin.plusMillis(800));
        notice.opened(new RequestFile("c-1", ""), begin.plusSeconds(1));
        notice.tell(begin.plusSeconds(5));
        notice.tell(begin.plusSeconds(11));
        notice.closed(first);
        notice.tell(begin.plusSeconds(60));
        notice.tell(begin.plusSeconds(611));

        assertThat(said)
                .containsExactly(
                        "waiting for 2 replies by hand in inbox: a-1.md, b-1.md; save each reply beside its request, as"
                                + " a-1.reply.md",
                        "waiting for 3 replies by hand in inbox: a-1.md, b-1.md, c-1.md; save each reply beside its"
                                + " request, as a-1.reply.md",
                        "waiting for 2 replies by hand in inbox: b-1.md, c-1.md; save each reply beside its request, as"
                                + " b-1.reply.md");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "1"})
    void aBuildOnACiServerDoesNotWaitForAPerson(String ci) {
        assertThatThrownBy(() -> new ManualProvider().check(settings(FOREVER), build(Map.of("CI", ci))))
                .hasMessage(
                        "review.yaml:5:14: manual/person: the environment variable CI is set, and a build must not wait"
                                + " for a person; run the goal where one answers, or set CI to false");
        assertThatThrownBy(() -> new ManualProvider().open(settings(FOREVER), build(Map.of("CI", ci))))
                .isInstanceOf(ModelException.class);
    }

    @Test
    void theInboxIsInTheFolderOfTheStore() throws Exception {
        Path inbox = Files.createDirectories(folder.resolve(".metaspo/inbox"));
        RequestFile file = RequestFile.of("manual/person", request("hello"));
        Path reply = Files.writeString(inbox.resolve(file.replyName()), "Hi.");
        Files.setLastModifiedTime(reply, FileTime.from(Instant.now().minusSeconds(60)));

        try (LanguageModel model = new ManualProvider().open(settings(FOREVER), build(Map.of("CI", "false")))) {
            assertThat(model.reply(request("hello")).text()).isEqualTo("Hi.");
        }
    }

    private FakeBuild build(Map<String, String> variables) {
        return new FakeBuild(folder, variables, false);
    }

    private LanguageModel model(Duration timeout) {
        return new ManualModel(settings(timeout), new Inbox(folder, QUICK, Clock.systemUTC(), said::add));
    }

    private static ModelSettings settings(Duration timeout) {
        return FakeBuild.settings("manual", "person", RequestSettings.NONE, timeout, timeout);
    }

    private static Request request(String user) {
        return new Request("", user, 0);
    }

    private static CompletableFuture<String> ask(LanguageModel model, String user) {
        CompletableFuture<String> reply = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                reply.complete(model.reply(request(user)).text());
            } catch (ModelException | InterruptedException e) {
                reply.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return reply;
    }

    private static void await(Path file) throws InterruptedException {
        while (!Files.exists(file)) {
            Thread.sleep(10);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
