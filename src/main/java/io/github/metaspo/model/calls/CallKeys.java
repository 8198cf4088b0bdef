package io.github.metaspo.model.calls;

import io.github.metaspo.api.Message;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.api.Request;
import io.github.metaspo.model.calls.store.CallKey;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Computes the store keys of the requests to one model. Requests with the same key are interchangeable. */
final class CallKeys {

    private final MessageDigest model;
    private final String address;

    /**
     * @param own provider-specific settings that affect answers, by name
     */
    CallKeys(ModelSettings settings, Map<String, String> own) {
        this.model = sha256();
        this.address = settings.baseUrl().map(String::valueOf).orElse("");
        add(model, settings.provider());
        add(model, settings.shortName());
        add(model, settings.temperature().toString());
        add(model, settings.seed().toString());
        add(model, String.valueOf(settings.maxTokens()));
        new TreeMap<>(own).forEach((name, value) -> {
            add(model, name);
            add(model, value);
        });
        settings.request().answerSettings().forEach((name, value) -> {
            add(model, name);
            add(model, value);
        });
    }

    CallKey of(Request request) {
        MessageDigest digest = copyOfModel();
        add(digest, request.system());
        add(digest, request.user());
        add(digest, String.valueOf(request.draw()));
        if (!request.earlier().isEmpty()) {
            // appended only if present, so that the keys of other requests stay as they are in existing stores
            add(digest, Message.joined(request.earlier()));
        }
        return new CallKey(HexFormat.of().formatHex(digest.digest()), address);
    }

    private MessageDigest copyOfModel() {
        try {
            return (MessageDigest) model.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("Java's own SHA-256 can be cloned", e);
        }
    }

    /** Adds a text with its length in front, so that different lists of texts never have the same digest. */
    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
