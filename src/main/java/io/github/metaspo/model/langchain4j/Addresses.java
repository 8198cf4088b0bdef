package io.github.metaspo.model.langchain4j;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelException.Kind;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.model.langchain4j.http.Failures;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** Base URLs of model servers. */
final class Addresses {

    private static final Pattern SCHEME = Pattern.compile("https?", Pattern.CASE_INSENSITIVE);
    private static final Pattern LOOPBACK =
            Pattern.compile("(.+\\.)?localhost|127(\\.\\d{1,3}){3}|\\[(::1|0:0:0:0:0:0:0:1)\\]");

    private Addresses() {}

    /** Returns the address without its query. Throws if it is not a web address, or if it may contain a key. */
    static URI check(ModelSettings settings, URI address) throws ModelException {
        if (address.getRawUserInfo() != null || address.getRawFragment() != null) {
            // not shown: it may hold a key
            throw Failures.misconfigured(
                    Kind.UNAVAILABLE,
                    settings,
                    "baseUrl has a user or a fragment; leave it out and give a key under apiKey");
        }
        URI plain = withoutQuery(address);
        if (address.getHost() == null
                || !SCHEME.matcher(String.valueOf(address.getScheme())).matches()) {
            throw Failures.misconfigured(
                    Kind.UNAVAILABLE,
                    settings,
                    "baseUrl " + plain + " is not a web address; write it like http://localhost:8000/v1");
        }
        return plain;
    }

    private static URI withoutQuery(URI address) {
        String text = address.toString();
        int query = text.indexOf('?');
        return query < 0 ? address : URI.create(text.substring(0, query));
    }

    /** Returns whether the address is a loopback address, without a DNS lookup. */
    static boolean isLoopback(URI address) {
        return LOOPBACK.matcher(address.getHost().toLowerCase(Locale.ROOT)).matches();
    }
}
