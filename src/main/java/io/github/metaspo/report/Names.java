package io.github.metaspo.report;

import io.github.metaspo.suite.Task;

import java.util.Locale;

/** Constants as the suite writes them. */
public final class Names {

    private Names() {}

    public static String of(Task.Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
