package io.github.metaspo.suite;

import java.util.regex.Pattern;

/** Names that usually belong to a key: of a header, a URL parameter or an environment variable. */
public final class SecretNames {

    private static final Pattern SECRET = Pattern.compile(
            "(?i).*(authori[sz]|authentic|api[-_]?key|subscription-key|token|secret|password|credential|cookie|signature).*|(.*[-_])?(auth|key|sig)|code");

    private SecretNames() {}

    /** Returns whether what has this name is usually a key. */
    public static boolean contain(String name) {
        return SECRET.matcher(name).matches();
    }
}
