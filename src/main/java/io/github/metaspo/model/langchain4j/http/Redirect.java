package io.github.metaspo.model.langchain4j.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Where a response says that the server is instead.
 *
 * @param target without user, query and fragment, which may hold a key
 * @param baseUrl the base URL that leads there; empty if the path is another one
 */
record Redirect(URI target, Optional<URI> baseUrl) {

    /**
     * Reads the header {@code Location}.
     *
     * @param location absolute, or relative to the address that was asked
     * @param asked whole URL of the request
     * @param base URL in the model's settings, a beginning of the one asked
     * @return empty if it is no web address
     */
    static Optional<Redirect> of(String location, URI asked, URI base) {
        try {
            URI absolute = asked.resolve(new URI(location.strip()));
            if (absolute.getHost() == null || absolute.getScheme() == null) {
                return Optional.empty();
            }
            URI target = with(absolute, absolute.getPath());
            String operation = asked.getPath().substring(trimmed(base.getPath()).length());
            return Optional.of(new Redirect(
                    target,
                    target.getPath().endsWith(operation)
                            ? Optional.of(with(
                                    target,
                                    target.getPath()
                                            .substring(0, target.getPath().length() - operation.length())))
                            : Optional.empty()));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String trimmed(String path) {
        return path.replaceFirst("/+$", "");
    }

    private static URI with(URI uri, String path) throws URISyntaxException {
        return new URI(uri.getScheme(), null, uri.getHost(), uri.getPort(), path, null, null);
    }
}
