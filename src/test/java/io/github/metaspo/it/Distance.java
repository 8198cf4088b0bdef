package io.github.metaspo.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/** A port of this machine that leads to a server as if it were far away: each direction takes half of a round trip. */
public final class Distance implements AutoCloseable {

    private static final int LARGEST_PIECE = 64 * 1024;

    private final ServerSocket near;
    private final int server;
    private final long oneWayNanos;

    private record Piece(byte[] bytes, long due) {}

    private Distance(int server, long roundTripNanos) throws IOException {
        this.near = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.server = server;
        this.oneWayNanos = roundTripNanos / 2;
    }

    /** Leads to a port of this machine. */
    public static Distance to(int server, long roundTripMicros) throws IOException {
        Distance distance = new Distance(server, roundTripMicros * 1_000);
        daemon(distance::accept);
        return distance;
    }

    public int port() {
        return near.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        near.close();
    }

    private void accept() throws IOException, InterruptedException {
        while (true) {
            Socket client = near.accept();
            Socket far = new Socket(InetAddress.getLoopbackAddress(), server);
            client.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            pipe(client, far);
            pipe(far, client);
        }
    }

    private void pipe(Socket from, Socket to) {
        BlockingQueue<Piece> way = new LinkedBlockingQueue<>();
        daemon(() -> {
            InputStream in = from.getInputStream();
            byte[] buffer = new byte[LARGEST_PIECE];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                way.add(new Piece(Arrays.copyOf(buffer, read), System.nanoTime() + oneWayNanos));
            }
            way.add(new Piece(new byte[0], System.nanoTime()));
        });
        daemon(() -> {
            OutputStream out = to.getOutputStream();
            for (Piece piece = way.take(); piece.bytes.length > 0; piece = way.take()) {
                long left = piece.due - System.nanoTime();
                if (left > 0) {
                    LockSupport.parkNanos(left);
                }
                out.write(piece.bytes);
            }
            to.close();
        });
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void daemon(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException | InterruptedException e) {
                        // one of both ends was closed
                    }
                },
                "distance");
        thread.setDaemon(true);
        thread.start();
    }
}
