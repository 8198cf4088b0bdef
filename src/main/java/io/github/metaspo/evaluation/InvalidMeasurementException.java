package io.github.metaspo.evaluation;

/** Thrown if a measurement yields no score. The message says why and what to do. */
public final class InvalidMeasurementException extends Exception {

    private static final long serialVersionUID = 1L;

    public InvalidMeasurementException(String message) {
        super(message);
    }
}
