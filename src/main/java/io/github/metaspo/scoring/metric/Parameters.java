package io.github.metaspo.scoring.metric;

import io.github.metaspo.suite.MetricSettings;
import io.github.metaspo.suite.Nearest;
import io.github.metaspo.suite.SuiteException;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Typed access to the parameters of a built-in metric. Each must be read before {@link #refuseOthers} is called. */
public final class Parameters {

    private final MetricSettings settings;
    private final TreeSet<String> known = new TreeSet<>();

    public Parameters(MetricSettings settings) {
        this.settings = settings;
    }

    /** Returns a number of 0 or above; 0 if it is missing. */
    public BigDecimal size(String name) throws SuiteException {
        String text = text(name).orElse("0");
        return Optional.of(text)
                .filter(value -> value.matches("\\d{1,30}(\\.\\d{1,30})?"))
                .map(value -> new BigDecimal(value).stripTrailingZeros())
                .orElseThrow(() -> problem(name + " is \"" + text + "\"; allowed is a number of 0 or above"));
    }

    /** Returns a language tag such as {@code de}; empty if it is missing. */
    public Optional<String> locale() throws SuiteException {
        Optional<String> tag = text("locale");
        if (tag.isPresent() && !tag.get().matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")) {
            throw problem("locale is \"" + tag.get() + "\"; allowed is the tag of a language such as de or fr-CH");
        }
        return tag;
    }

    /** Returns a boolean; false if it is missing. */
    public boolean flag(String name) throws SuiteException {
        String value = text(name).orElse("false");
        if (!List.of("true", "false").contains(value)) {
            throw problem(name + " is \"" + value + "\"; allowed are true and false");
        }
        return value.equals("true");
    }

    /** Returns the content of a file, whose path is relative to the suite. */
    public String content(String name) throws SuiteException {
        String value =
                text(name).orElseThrow(() -> problem("needs the parameter " + name + ", a path relative to the suite"));
        Path suite = settings.location().file();
        try {
            return Files.readString(suite.resolveSibling(value));
        } catch (IOException | InvalidPathException e) {
            throw problem(
                    name + " is \"" + value + "\", which cannot be read as UTF-8 text; paths are relative to " + suite);
        }
    }

    private Optional<String> text(String name) {
        known.add(name);
        return Optional.ofNullable(settings.parameters().get(name));
    }

    /** @throws SuiteException if the suite has a parameter that was not read */
    public void refuseOthers() throws SuiteException {
        for (String name : new TreeSet<>(settings.parameters().keySet())) {
            if (!known.contains(name)) {
                throw problem("has no parameter " + name + allowed(name));
            }
        }
    }

    private String allowed(String unknown) {
        if (known.isEmpty()) {
            return "; it takes none";
        }
        return Nearest.to(unknown, known)
                .map(word -> "; did you mean " + word + "?")
                .orElse("; allowed: " + String.join(", ", known));
    }

    public SuiteException problem(String what) {
        return new SuiteException(settings.location(), "metric " + settings.name() + ": " + what);
    }
}
