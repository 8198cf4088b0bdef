package io.github.metaspo.model.command;

import io.github.metaspo.api.Secret;
import io.github.metaspo.suite.SecretNames;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The keys in the environment of a program, which its messages may quote: values of variables whose name says so. */
final class EnvironmentKeys {

    /** Minimum length of a key; shorter values occur in ordinary words. */
    private static final int SHORTEST = 8;

    private final List<Secret> keys;

    EnvironmentKeys(Map<String, String> environment) {
        this.keys = environment.entrySet().stream()
                .filter(variable -> SecretNames.contain(variable.getKey()))
                .map(variable -> variable.getValue().strip())
                .filter(value -> value.length() >= SHORTEST)
                // the longest first, because a key may contain another
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Secret::new)
                .toList();
    }

    /** Returns a text with each of the keys masked. */
    String redact(String text) {
        String safe = text;
        for (Secret key : keys) {
            safe = key.redact(safe);
        }
        return safe;
    }
}
