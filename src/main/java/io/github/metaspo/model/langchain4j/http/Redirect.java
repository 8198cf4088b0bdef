package io.github.metaspo.model.langchain4j.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Target of a redirect response.
 *
 * @param target target without user, query and fragment, which may contain a key
 * @param baseUrl base URL to set instead; empty if the path of the target does not match the request
 */
record Redirect(URI target, Optional<URI> baseUrl) {

    /**
     * Reads the header {@code Location}.
     *
     * @param location value of the header, absolute or relative to the request's URL
     * @param requested full URL of the request
     * @param base base URL in the model's settings, a prefix of the request's URL
     * @return the redirect, or empty if the target is not a web address
     */
    static Optional<Redirect> of(String location, URI requested, URI base) {
        try {
            URI absolute = requested.resolve(new URI(location.strip()));
            if (absolute.getHost() == null || absolute.getScheme() == null) {
                return Optional.empty();
            }
            URI target = with(absolute, absolute.getPath());
            String operation =
                    requested.getPath().substring(trimmed(base.getPath()).length());
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
