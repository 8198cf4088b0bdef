package io.github.metaspo.goal;

/** A goal refuses what it was asked for; the message says why and what to do. */
public final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    public RefusedException(String message) {
        super(message);
    }
}
