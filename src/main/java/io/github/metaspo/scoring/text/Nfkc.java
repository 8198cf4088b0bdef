package io.github.metaspo.scoring.text;

import java.text.Normalizer;

/** Unicode normalisation to NFKC, which unifies full-width and half-width letters, ligatures and the like. Runs in linear time. */
public final class Nfkc {

    /** The maximum input of the normalizer, since it sorts a run of combining marks in quadratic time. */
    private static final int LONGEST_CHUNK = 512;

    private static final int SHORTEST_CHUNK = 128;

    private Nfkc() {}

    public static String of(String text) {
        if (isAscii(text)) {
            return text;
        }
        StringBuilder result = new StringBuilder(text.length() + 16);
        int start = 0;
        for (int i = 1; i < text.length(); i++) {
            int length = i - start;
            if (length >= SHORTEST_CHUNK && (length >= LONGEST_CHUNK ? !isSplit(text, i) : isSafe(text, i))) {
                result.append(Normalizer.normalize(text.substring(start, i), Normalizer.Form.NFKC));
                start = i;
            }
        }
        return result.append(Normalizer.normalize(text.substring(start), Normalizer.Form.NFKC))
                .toString();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSplit(String text, int at) {
        return Character.isLowSurrogate(text.charAt(at)) && Character.isHighSurrogate(text.charAt(at - 1));
    }

    /** Whether no character after this position can combine with one before it. */
    private static boolean isSafe(String text, int at) {
        char next = text.charAt(at);
        return next < 0x300 || (next >= 0x4E00 && next < 0xA000);
    }
}
