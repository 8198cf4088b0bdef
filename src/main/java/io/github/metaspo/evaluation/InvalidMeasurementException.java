package io.github.metaspo.evaluation;

/** No score came of a measurement; the message says why and what to do. */
public final class InvalidMeasurementException extends Exception {

    private static final long serialVersionUID = 1L;

    public InvalidMeasurementException(String message) {
        super(message);
    }
}
