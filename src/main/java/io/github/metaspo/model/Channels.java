package io.github.metaspo.model;

import java.util.List;

/**
 * Parser for the output channels of gpt-oss ("harmony" format), with their special tokens or without them, as some
 * servers drop these.
 */
final class Channels {

    private static final String TOKEN = "<|channel|>";
    private static final String FINAL = "<|channel|>final";
    private static final String MESSAGE = "<|message|>";
    private static final String START = "<|start|>assistant";
    private static final List<String> ENDS = List.of("<|return|>", "<|end|>", "<|call|>");
    private static final String BARE = "analysis";
    private static final String BARE_FINAL = "assistantfinal";

    private Channels() {}

    static boolean isIn(String text) {
        String stripped = text.stripLeading();
        return stripped.startsWith(TOKEN)
                || stripped.startsWith(START + TOKEN)
                || stripped.startsWith(BARE) && stripped.contains(BARE_FINAL)
                || stripped.startsWith(BARE)
                        && stripped.length() > BARE.length()
                        && Character.isUpperCase(stripped.charAt(BARE.length()));
    }

    static Thinking apart(String text) {
        String stripped = text.stripLeading();
        if (stripped.startsWith(BARE)) {
            int end = stripped.lastIndexOf(BARE_FINAL);
            if (end < 0) {
                return new Thinking(stripped.substring(BARE.length()).strip(), "", true);
            }
            return new Thinking(
                    stripped.substring(BARE.length(), end).strip(),
                    stripped.substring(end + BARE_FINAL.length()).strip(),
                    false);
        }
        int end = stripped.lastIndexOf(FINAL);
        int message = end < 0 ? -1 : stripped.indexOf(MESSAGE, end);
        if (message < 0) {
            return new Thinking(plain(stripped), "", true);
        }
        String answer = stripped.substring(message + MESSAGE.length());
        for (String token : ENDS) {
            int at = answer.indexOf(token);
            answer = at < 0 ? answer : answer.substring(0, at);
        }
        return new Thinking(plain(stripped.substring(0, end)), answer.strip(), false);
    }

    private static String plain(String thinking) {
        String plain = thinking.replace(START, "").replace(TOKEN, "\n").replace(MESSAGE, "\n");
        for (String token : ENDS) {
            plain = plain.replace(token, "");
        }
        return plain.strip();
    }
}
