package io.github.metaspo.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * A server that answers every request with the same chat completion after the same time: one thread, keep-alive, no
 * parsing beyond what tells requests apart, so that it is not what a benchmark measures.
 *
 * <p>Run as {@code StubServer LATENCY_MILLIS [ANSWER]}: prints its port and ends when its standard input ends.
 */
public final class StubServer {

    private static final int BACKLOG = 4096;
    private static final byte[] NAME = "content-length:".getBytes(StandardCharsets.US_ASCII);

    private final byte[] response;
    private final long latencyNanos;
    private final Selector selector;
    private final ServerSocketChannel server;
    // all replies take the same time, so that the first to come is the first to go
    private final Queue<Due> due = new ArrayDeque<>();

    private record Due(long nanoTime, Client client) {}

    private StubServer(long latencyMillis, String answer) throws IOException {
        this.response = response(answer).getBytes(StandardCharsets.UTF_8);
        this.latencyNanos = TimeUnit.MILLISECONDS.toNanos(latencyMillis);
        this.selector = Selector.open();
        this.server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
    }

    /** Serves until its parent goes away. */
    public static void main(String[] args) throws IOException {
        StubServer stub = new StubServer(Long.parseLong(args[0]), args.length > 1 ? args[1] : "<answer>5</answer>");
        System.out.println(stub.server.socket().getLocalPort());
        Thread serving = new Thread(stub::serve, "stub");
        serving.setDaemon(true);
        serving.start();
        System.in.transferTo(OutputStream.nullOutputStream());
    }

    private static String response(String answer) {
        String body = "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"stub\","
                + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\""
                + answer.replace("\\", "\\\\").replace("\"", "\\\"")
                + "\"},\"finish_reason\":\"stop\"}],"
                + "\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":8,\"total_tokens\":108}}";
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    private void serve() {
        try {
            while (true) {
                select();
                for (SelectionKey key : selector.selectedKeys()) {
                    if (key.attachment() instanceof Client client) {
                        read(key, client);
                    } else {
                        accept();
                    }
                }
                selector.selectedKeys().clear();
                answerThoseDue();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void select() throws IOException {
        Due next = due.peek();
        if (next == null) {
            selector.select();
            return;
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(next.nanoTime() - System.nanoTime() + 500_000);
        if (millis > 0) {
            selector.select(millis);
        } else {
            selector.selectNow();
        }
    }

    private void accept() throws IOException {
        for (SocketChannel channel = server.accept(); channel != null; channel = server.accept()) {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.register(selector, SelectionKey.OP_READ, new Client(channel));
        }
    }

    private void read(SelectionKey key, Client client) {
        try {
            if (!client.fill()) {
                client.channel.close();
                return;
            }
            while (client.takeRequest()) {
                due.add(new Due(System.nanoTime() + latencyNanos, client));
            }
        } catch (IOException e) {
            key.cancel();
        }
    }

    private void answerThoseDue() {
        long now = System.nanoTime();
        for (Due next = due.peek(); next != null && next.nanoTime() - now <= 500_000; next = due.peek()) {
            due.remove();
            next.client().write(response);
        }
    }

    /** What has arrived on one connection. */
    private static final class Client {

        private final SocketChannel channel;
        private byte[] bytes = new byte[8192];
        private int length;

        Client(SocketChannel channel) {
            this.channel = channel;
        }

        /** Reads what is there; false at the end. */
        boolean fill() throws IOException {
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * length);
            }
            int read = channel.read(ByteBuffer.wrap(bytes, length, bytes.length - length));
            length += Math.max(0, read);
            return read >= 0;
        }

        /** Takes a whole request off the front; false where there is none yet. */
        boolean takeRequest() {
            int head = headLength();
            if (head < 0) {
                return false;
            }
            int whole = head + contentLength(head);
            if (length < whole) {
                return false;
            }
            System.arraycopy(bytes, whole, bytes, 0, length - whole);
            length -= whole;
            return true;
        }

        void write(byte[] response) {
            ByteBuffer buffer = ByteBuffer.wrap(response);
            try {
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            } catch (IOException e) {
                length = 0; // the client went away; the selector tells next
            }
        }

        private int headLength() {
            for (int i = 3; i < length; i++) {
                if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n') {
                    return i + 1;
                }
            }
            return -1;
        }

        /** The number behind the header, read from the bytes: a stub must not cost what is measured. */
        private int contentLength(int head) {
            for (int line = 0; line < head; line = nextLine(line)) {
                if (startsWithName(line)) {
                    int value = 0;
                    for (int i = line + NAME.length; bytes[i] != '\r'; i++) {
                        value = Character.isDigit(bytes[i]) ? 10 * value + bytes[i] - '0' : value;
                    }
                    return value;
                }
            }
            return 0;
        }

        private int nextLine(int from) {
            int at = from;
            while (bytes[at] != '\n') {
                at++;
            }
            return at + 1;
        }

        private boolean startsWithName(int at) {
            if (at + NAME.length > length) {
                return false;
            }
            for (int i = 0; i < NAME.length; i++) {
                if ((bytes[at + i] | 0x20) != (NAME[i] | 0x20)) {
                    return false;
                }
            }
            return true;
        }
    }
}
