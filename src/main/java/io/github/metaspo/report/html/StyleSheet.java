package io.github.metaspo.report.html;

import gg.jte.Content;
import gg.jte.TemplateOutput;

/** The style sheet of the pages, which is written as it is: it is a file of the plugin, and nothing from outside is in it. */
public record StyleSheet(String css) implements Content {

    @Override
    public void writeTo(TemplateOutput output) {
        output.writeContent(css);
    }
}
