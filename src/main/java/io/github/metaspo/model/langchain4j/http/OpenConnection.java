package io.github.metaspo.model.langchain4j.http;

import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.protocol.HttpCoreContext;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Open HTTP connection. Not thread-safe. Its socket belongs to a channel, so that, unlike with a plain socket, reads
 * and writes end at once if their thread is interrupted.
 */
final class OpenConnection implements Closeable {

    /** Maximum number of bytes read of a body; far beyond any reply, it protects the memory. */
    static final int LARGEST_BODY = 16 << 20;

    // far beyond those of any real server; they protect the memory against endless headers
    private static final Http1Config LIMITS = Http1Config.custom()
            .setMaxLineLength(1 << 16)
            .setMaxHeaderCount(1000)
            .build();
    private static final HttpRequestExecutor EXECUTOR = new HttpRequestExecutor();

    private final SocketChannel channel;
    private final DefaultBHttpClientConnection http = new DefaultBHttpClientConnection(LIMITS);

    private OpenConnection(SocketChannel channel) {
        this.channel = channel;
    }

    /**
     * Opens a connection, which the alarm closes if it expires.
     *
     * @throws ConnectException if nothing listens there
     * @throws java.net.SocketTimeoutException if there is no connection within the given time
     */
    static OpenConnection to(String host, int port, Duration time, CallTimeouts.Alarm alarm) throws IOException {
        OpenConnection connection = new OpenConnection(SocketChannel.open());
        try {
            connection.connect(new InetSocketAddress(InetAddress.getByName(host), port), time);
            alarm.guard(connection);
            return connection;
        } catch (IOException e) {
            connection.close();
            throw e;
        }
    }

    private void connect(InetSocketAddress address, Duration time) throws IOException {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        try {
            channel.socket().connect(address, Math.toIntExact(Math.max(1, time.toMillis())));
        } catch (SocketException e) {
            // any failure to connect is reported as one kind
            throw (ConnectException) new ConnectException(e.getMessage()).initCause(e);
        }
        http.bind(channel.socket());
    }

    /** Switches to TLS and verifies that the server's certificate is for this host. */
    void secure(String host, int port) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket secured = (SSLSocket) factory.createSocket(channel.socket(), host, port, true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        http.bind(secured);
    }

    /** Sends a request and reads the response, its body up to {@link #LARGEST_BODY} bytes. */
    Answer ask(ClassicHttpRequest request) throws IOException, HttpException {
        HttpCoreContext context = HttpCoreContext.create();
        ClassicHttpResponse response = EXECUTOR.execute(request, http, context);
        if (response.getEntity() == null) {
            return new Answer(response, new byte[0], true, EXECUTOR.keepAlive(request, response, http, context));
        }
        // not closed, because closing it would read the rest, however long it is
        InputStream content = response.getEntity().getContent();
        byte[] body = content.readNBytes(LARGEST_BODY);
        boolean whole = body.length < LARGEST_BODY || content.read() < 0;
        return new Answer(response, body, whole, whole && EXECUTOR.keepAlive(request, response, http, context));
    }

    /**
     * Returns whether the connection can still be used: the server has sent neither data nor an end of stream since its
     * last response.
     */
    boolean isAlive() {
        try {
            channel.configureBlocking(false);
            int bytes = channel.read(ByteBuffer.allocate(1));
            channel.configureBlocking(true);
            return bytes == 0;
        } catch (IOException e) {
            return false;
        }
    }

    // only the channel, because the TLS close could block
    @Override
    public void close() throws IOException {
        channel.close();
    }

    /**
     * A response.
     *
     * @param head status line and headers
     * @param body the bytes that were read
     * @param whole whether the body was read to its end
     * @param reusable whether the connection can be used for another request
     */
    record Answer(ClassicHttpResponse head, byte[] body, boolean whole, boolean reusable) {}
}
