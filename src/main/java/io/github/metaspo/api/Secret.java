package io.github.metaspo.api;

/** A key whose {@link #toString} is masked, so that it is not logged by accident. */
public final class Secret {

    private static final String MASK = "***";

    private final String value;

    public Secret(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a key must not be empty");
        }
        this.value = value;
    }

    /** Returns the key itself; call this only where it is sent. */
    public String reveal() {
        return value;
    }

    /** Returns the text with each occurrence of this key masked. */
    public String redact(String text) {
        return text.replace(value, MASK);
    }

    @Override
    public String toString() {
        return MASK;
    }
}
