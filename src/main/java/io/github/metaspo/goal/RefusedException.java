package io.github.metaspo.goal;

/** Thrown if a goal refuses to run; the message says why and what to do. */
public final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    public RefusedException(String message) {
        super(message);
    }
}
