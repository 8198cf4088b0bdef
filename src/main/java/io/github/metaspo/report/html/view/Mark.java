package io.github.metaspo.report.html.view;

import io.github.metaspo.report.html.data.Answer.State;

/**
 * What came of a question, told apart by sign as well as by colour.
 *
 * @param sign one character
 * @param style class of the style sheet
 * @param name in words
 */
public record Mark(String sign, String style, String name) {

    static final Mark NONE = new Mark("\u00a0", "none", "not known");

    static Mark of(State state) {
        return switch (state) {
            case RIGHT -> new Mark("\u2713", "right", "right");
            case PARTLY -> new Mark("\u00bd", "partly", "partly right");
            case WRONG -> new Mark("\u00d7", "wrong", "wrong");
            case UNANSWERED -> new Mark("?", "unanswered", "no answer in the reply");
            case CUT -> new Mark("\u2026", "cut", "cut off");
            case FAILED -> new Mark("!", "failed", "call failed");
            case NOT_ASKED -> new Mark("\u2013", "none", "not asked");
        };
    }
}
