package io.github.metaspo.report.junit;

import io.github.metaspo.model.UntrustedText;

/** Texts of people and models in XML. */
final class XmlText {

    private XmlText() {}

    /** A text with its hidden characters escaped, among them all that XML 1.0 cannot hold. */
    static String valid(String text) {
        return UntrustedText.visible(text);
    }
}
