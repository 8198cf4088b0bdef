package io.github.metaspo.model.langchain4j;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

/** Raw TCP server that sends the same bytes to every client after its first byte, to fake broken HTTP servers. */
final class RawServer implements AutoCloseable {

    private final ServerSocket socket;
    private final byte[] words;
    private final Semaphore hungUp = new Semaphore(0);
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    RawServer(String words) throws IOException {
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.words = words.getBytes(StandardCharsets.ISO_8859_1);
        Thread thread = new Thread(this::serve, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** What the next client said until it hung up. */
    String heard() throws InterruptedException {
        return heard.take();
    }

    /** Waits until it has said all that it says to one more client. */
    void awaitEnd() throws InterruptedException {
        hungUp.acquire();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                bytes.write(client.getInputStream().read());
                client.getOutputStream().write(words);
                client.shutdownOutput();
                hungUp.release();
                // until the client hangs up: closing with bytes unread would reset the connection
                client.getInputStream().transferTo(bytes);
                heard.add(bytes.toString(StandardCharsets.ISO_8859_1));
            } catch (IOException e) {
                // the client or the test went away
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
