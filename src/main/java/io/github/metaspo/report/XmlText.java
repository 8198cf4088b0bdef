package io.github.metaspo.report;

/** Texts of people and models in XML. */
final class XmlText {

    private XmlText() {}

    /** What XML 1.0 cannot hold at all, not even escaped, becomes a replacement character. */
    static String valid(String text) {
        StringBuilder valid = new StringBuilder(text.length());
        text.codePoints().map(c -> isValid(c) ? c : 0xFFFD).forEach(valid::appendCodePoint);
        return valid.toString();
    }

    private static boolean isValid(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
