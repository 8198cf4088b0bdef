package io.github.metaspo.goal.check;

/** Thrown if a measured prompt does not pass the gate; the message is the text of the verdict. */
public final class RegressionException extends Exception {

    private static final long serialVersionUID = 1L;

    public RegressionException(String message) {
        super(message);
    }
}
