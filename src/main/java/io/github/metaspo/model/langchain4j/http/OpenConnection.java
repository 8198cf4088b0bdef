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
 * A connection that one thread at a time asks through. Its socket is one of a channel: other than a plain socket's, its
 * reads and writes end at once when their thread is interrupted.
 */
final class OpenConnection implements Closeable {

    /** Bytes of a body that are read at most; far beyond any reply, so that none fills the memory. */
    static final int LARGEST_BODY = 16 << 20;

    // far beyond any real server's, so that none fills the memory with headers
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
     * Connects; the alarm closes what comes of it.
     *
     * @throws ConnectException when nothing is there
     * @throws java.net.SocketTimeoutException when there is no connection within the time given
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
            // whatever keeps a connection from coming about is of one kind
            throw (ConnectException) new ConnectException(e.getMessage()).initCause(e);
        }
        http.bind(channel.socket());
    }

    /** Goes on in TLS, with a server that proves to be this host. */
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
        // left open: to close it would read the rest, however much that is
        InputStream content = response.getEntity().getContent();
        byte[] body = content.readNBytes(LARGEST_BODY);
        boolean whole = body.length < LARGEST_BODY || content.read() < 0;
        return new Answer(response, body, whole, whole && EXECUTOR.keepAlive(request, response, http, context));
    }

    /** Whether the server still listens: nothing has come since its last answer, and no end either. */
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

    // the channel alone: a farewell in TLS could block
    @Override
    public void close() throws IOException {
        channel.close();
    }

    /**
     * A response.
     *
     * @param head status and headers
     * @param body as much as was read
     * @param whole whether that is all
     * @param reusable whether the connection may be asked again
     */
    record Answer(ClassicHttpResponse head, byte[] body, boolean whole, boolean reusable) {}
}
