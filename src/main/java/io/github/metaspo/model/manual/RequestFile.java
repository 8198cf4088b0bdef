package io.github.metaspo.model.manual;

import io.github.metaspo.api.Message;
import io.github.metaspo.api.Request;
import io.github.metaspo.files.Hashes;
import io.github.metaspo.model.RequestText;

/**
 * A request as a file. Its name depends on nothing but the request and the model, so that a repeated run finds the reply to it.
 *
 * @param id name without an extension: a hash, and the number of the draw from 1
 * @param text content of the file
 */
record RequestFile(String id, String text) {

    private static final int HASH_LENGTH = 12;

    /**
     * Returns the file of a request.
     *
     * @param model {@code provider/name} of the model
     */
    static RequestFile of(String model, Request request) {
        String hash = Hashes.sha256(model.length() + " " + model + "\n" + Message.joined(request.messages()));
        String id = hash.substring(0, HASH_LENGTH) + "-" + (request.draw() + 1);
        String note = "<!-- A request to a language model. Save its reply, and nothing else, beside this file as " + id
                + ".reply.md. -->";
        return new RequestFile(id, note + "\n\n" + RequestText.of(request) + "\n");
    }

    /** Returns the name of the file. */
    String name() {
        return id + ".md";
    }

    /** Returns the name of the file with the reply. */
    String replyName() {
        return id + ".reply.md";
    }
}
