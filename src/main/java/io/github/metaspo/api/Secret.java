package io.github.metaspo.api;

/** A key that does not show itself by accident. */
public final class Secret {

    private static final String MASK = "***";

    private final String value;

    public Secret(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("an empty key");
        }
        this.value = value;
    }

    /** The key itself, for the one place that sends it. */
    public String reveal() {
        return value;
    }

    /** A text of somebody else's without this key in it. */
    public String redact(String text) {
        return text.replace(value, MASK);
    }

    @Override
    public String toString() {
        return MASK;
    }
}
