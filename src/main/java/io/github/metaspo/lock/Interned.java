package io.github.metaspo.lock;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Table that gives the same object for the same text, since few different texts fill many rows of a file. Texts beyond the first 10,000
 * different ones are likely to occur only once and are not kept.
 *
 * @param <T> what a text becomes
 */
public final class Interned<T> {

    private static final int MOST = 10_000;

    private final Map<String, T> known = new HashMap<>();
    private final Function<String, T> make;

    /** @param make what is made of a text that is new */
    public Interned(Function<String, T> make) {
        this.make = make;
    }

    /** Returns what a text becomes. */
    public T of(String text) {
        T made = known.get(text);
        if (made == null) {
            made = make.apply(text);
            if (known.size() < MOST) {
                known.put(text, made);
            }
        }
        return made;
    }
}
