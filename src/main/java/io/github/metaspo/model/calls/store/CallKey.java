package io.github.metaspo.model.calls.store;

import java.util.regex.Pattern;

/**
 * What was asked of which model where.
 *
 * @param request SHA-256 of all that an answer depends on but the address, as 64 hex digits
 * @param address base URL of the model; empty for the provider's own
 */
public record CallKey(String request, String address) implements Comparable<CallKey> {

    private static final Pattern REQUEST = Pattern.compile("[0-9a-f]{64}");
    private static final long MOST = (1L << 62) - 1;

    public CallKey {
        if (!REQUEST.matcher(request).matches()) {
            throw new IllegalArgumentException("a request is 64 hex digits");
        }
    }

    /** A number from 0 to below 2<sup>62</sup> that hardly any other key has. */
    long number() {
        return (Long.parseUnsignedLong(request, 48, 64, 16) ^ address.hashCode()) & MOST;
    }

    @Override
    public int compareTo(CallKey other) {
        int byRequest = request.compareTo(other.request);
        return byRequest == 0 ? address.compareTo(other.address) : byRequest;
    }
}
