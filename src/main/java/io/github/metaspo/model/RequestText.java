package io.github.metaspo.model;

import io.github.metaspo.api.Message;
import io.github.metaspo.api.Request;
import io.github.metaspo.suite.Keywords;

import java.util.StringJoiner;

/**
 * A request as one text, for models that take nothing else: the system prompt, the earlier messages between tags with the name of
 * their author, and the last message, with an empty line between them.
 */
public final class RequestText {

    private RequestText() {}

    /** Returns the text, without a line end at its end. */
    public static String of(Request request) {
        StringJoiner parts = new StringJoiner("\n\n");
        if (!request.system().isEmpty()) {
            parts.add(request.system());
        }
        request.earlier().forEach(message -> parts.add(tagged(message)));
        return parts.add(request.user()).toString();
    }

    private static String tagged(Message message) {
        String author = Keywords.of(message.role());
        return "<" + author + ">\n" + message.text() + "\n</" + author + ">";
    }
}
