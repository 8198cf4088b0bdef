package io.github.metaspo.model;

/**
 * What a model is asked.
 *
 * @param system the system prompt; may be empty
 * @param user the user message
 * @param draw 0 for the first time that this is asked, 1 for the second, and so on: tells repeated draws apart
 */
public record Request(String system, String user, int draw) {

    public Request {
        if (draw < 0) {
            throw new IllegalArgumentException("draw " + draw);
        }
    }
}
