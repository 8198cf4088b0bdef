package io.github.metaspo.model.langchain4j;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A server that says one thing to everyone as soon as a byte has come; for what HTTP servers do not do. */
final class RawServer implements AutoCloseable {

    private final ServerSocket socket;
    private final byte[] words;

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

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                client.getInputStream().read();
                client.getOutputStream().write(words);
                client.shutdownOutput();
                // until the client hangs up: closing with bytes unread would reset the connection
                client.getInputStream().transferTo(OutputStream.nullOutputStream());
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
