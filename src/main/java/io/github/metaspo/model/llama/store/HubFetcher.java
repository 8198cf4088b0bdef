package io.github.metaspo.model.llama.store;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Fetcher that downloads from the model hub and resumes interrupted downloads. */
final class HubFetcher implements Fetcher<Source.Hub> {

    private static final int RANGE_NOT_SATISFIABLE = 416;
    private static final int MOST_ATTEMPTS = 5;
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

    private final URI hub;
    private final HttpClient client;
    private final Function<String, Progress> progress;
    private final Duration idleTimeout;

    /**
     * @param hub URL of the hub
     * @param client client that follows redirects and uses the proxies
     * @param progress creates the progress of a download by name
     * @param idleTimeout how long a connection may receive nothing before it is closed
     */
    HubFetcher(URI hub, HttpClient client, Function<String, Progress> progress, Duration idleTimeout) {
        this.hub = hub;
        this.client = client;
        this.progress = progress;
        this.idleTimeout = idleTimeout;
    }

    @Override
    public void fetch(Model model, Source.Hub source, Path part) throws IOException, InterruptedException {
        if (model.content().isEmpty() && !COMMIT.matcher(source.revision()).matches()) {
            // a branch may have moved since the earlier attempt, which could not be detected
            Files.deleteIfExists(part);
        }
        URI address = URI.create(hub.toString().replaceAll("/+$", "") + "/" + source.repository() + "/resolve/"
                + source.revision() + "/" + source.path());
        boolean complete = false;
        for (int attempt = 1; !complete; attempt++) {
            complete = download(model, address, part, attempt == MOST_ATTEMPTS);
        }
    }

    /** Returns whether the download is complete. An interrupted one is only an error in the last attempt. */
    private boolean download(Model model, URI address, Path path, boolean last)
            throws IOException, InterruptedException {
        try (PartFile part = new PartFile(path, progress.apply(model.name()))) {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .header("Range", "bytes=" + part.bytes() + "-")
                    .build();
            CompletableFuture<HttpResponse<Void>> response = client.sendAsync(request, part);
            try {
                check(await(response, part), part, address);
                return true;
            } catch (ExecutionException e) {
                if (last || !part.hasBegun()) {
                    throw new IOException(address.getAuthority() + ": " + reason(e), e);
                }
                return false;
            } finally {
                response.cancel(true);
            }
        }
    }

    private HttpResponse<Void> await(CompletableFuture<HttpResponse<Void>> response, PartFile part)
            throws IOException, InterruptedException, ExecutionException {
        while (true) {
            long before = part.bytes();
            try {
                return response.get(idleTimeout.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (part.bytes() == before) {
                    throw new IOException("no data was received for " + idleTimeout.toSeconds() + " s", e);
                }
            }
        }
    }

    private static void check(HttpResponse<Void> response, PartFile part, URI address) throws IOException {
        int status = response.statusCode();
        boolean wasComplete = status == RANGE_NOT_SATISFIABLE
                && response.headers().firstValue("Content-Range").equals(Optional.of("bytes */" + part.bytes()));
        if (status != PartFile.OK && status != PartFile.PARTIAL_CONTENT && !wasComplete) {
            throw new IOException(address.getAuthority() + " answered with status " + status);
        }
    }

    private static String reason(ExecutionException e) {
        Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
        return Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
    }
}
