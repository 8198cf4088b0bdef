package io.github.metaspo.goal.check;

/** The gate fails a prompt that was measured; the message is the verdict in words. */
public final class RegressionException extends Exception {

    private static final long serialVersionUID = 1L;

    public RegressionException(String message) {
        super(message);
    }
}
