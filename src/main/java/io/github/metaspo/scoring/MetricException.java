package io.github.metaspo.scoring;

import org.jspecify.annotations.Nullable;

/** Thrown if a user's metric fails or breaks its contract. The message is one sentence and names the metric. */
public final class MetricException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MetricException(String message) {
        this(message, null);
    }

    MetricException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
