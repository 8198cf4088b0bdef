package io.github.metaspo.model.calls.store;

import java.util.regex.Pattern;

/**
 * Key of a stored reply: a hash of the request with its model, and the server's address.
 *
 * @param request SHA-256 of everything that an answer depends on except the address, as 64 hex digits
 * @param address base URL of the model; empty for the provider's default
 */
public record CallKey(String request, String address) implements Comparable<CallKey> {

    private static final Pattern REQUEST = Pattern.compile("[0-9a-f]{64}");
    private static final long MOST = (1L << 62) - 1;

    public CallKey {
        if (!REQUEST.matcher(request).matches()) {
            throw new IllegalArgumentException("a request is 64 hex digits");
        }
    }

    /** Returns a number from 0 to below 2<sup>62</sup> for locks; collisions are very unlikely. */
    long number() {
        return (Long.parseUnsignedLong(request, 48, 64, 16) ^ address.hashCode()) & MOST;
    }

    @Override
    public int compareTo(CallKey other) {
        int byRequest = request.compareTo(other.request);
        return byRequest == 0 ? address.compareTo(other.address) : byRequest;
    }
}
