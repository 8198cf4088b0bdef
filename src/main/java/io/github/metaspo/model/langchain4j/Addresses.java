package io.github.metaspo.model.langchain4j;

import io.github.metaspo.model.ModelException;
import io.github.metaspo.model.ModelException.Kind;
import io.github.metaspo.suite.ModelSettings;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** Base URLs of model servers. */
final class Addresses {

    private static final Pattern SCHEME = Pattern.compile("https?", Pattern.CASE_INSENSITIVE);
    private static final Pattern LOOPBACK =
            Pattern.compile("(.+\\.)?localhost|127(\\.\\d{1,3}){3}|\\[(::1|0:0:0:0:0:0:0:1)\\]");

    private Addresses() {}

    /** The address, if it is one that a model can be asked at and that may be shown. */
    static URI check(ModelSettings settings, URI address) throws ModelException {
        if (address.getRawUserInfo() != null || address.getRawQuery() != null || address.getRawFragment() != null) {
            // not shown: it may hold a key
            throw Failures.misconfigured(
                    Kind.UNAVAILABLE,
                    settings,
                    "baseUrl has a user, a query or a fragment; leave it out and give a key under apiKey");
        }
        if (address.getHost() == null
                || !SCHEME.matcher(String.valueOf(address.getScheme())).matches()) {
            throw Failures.misconfigured(
                    Kind.UNAVAILABLE,
                    settings,
                    "baseUrl " + address + " is no web address; write it like http://localhost:8000/v1");
        }
        return address;
    }

    /** Whether the address is of this machine, told without asking a name server. */
    static boolean isLoopback(URI address) {
        return LOOPBACK.matcher(address.getHost().toLowerCase(Locale.ROOT)).matches();
    }
}
