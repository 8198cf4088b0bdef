package io.github.metaspo.report.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.WriterOutput;
import io.github.metaspo.files.AtomicFile;
import io.github.metaspo.report.html.data.SuiteData;
import io.github.metaspo.report.html.view.Headline;
import io.github.metaspo.report.html.view.Page;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** Writer of pages. The same files give the same bytes: a page holds no date and no time of its own. */
public final class Pages {

    /** Name of a suite's page in its folder. */
    public static final String PAGE = "report.html";

    /** Name of the file beside a page that the index reads. */
    public static final String CARD = "report.json";

    /** Name of the index. */
    public static final String INDEX = "index.html";

    private static final String TEMPLATES = "gg.jte.generated.precompiled";
    private static final String STYLES = "page.css";

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Pages.class.getClassLoader(), TEMPLATES);

    /**
     * Writes the page of a suite and what the index shows of it.
     *
     * @return the verdict that the page begins with
     * @throws IOException if a file cannot be read or written
     */
    public Headline write(SuiteData data) throws IOException {
        Page page = Page.of(data);
        AtomicFile.write(
                data.folder().resolve(PAGE),
                out -> render("report.jte", Map.of("page", page, "styles", styles()), out));
        AtomicFile.write(data.folder().resolve(CARD), SuiteCard.of(page.suite(), page.headline())::write);
        return page.headline();
    }

    /**
     * Writes an index.
     *
     * @throws IOException if the file cannot be written
     */
    public void write(Index index, Path file) throws IOException {
        AtomicFile.write(file, out -> render("index.jte", Map.of("index", index, "styles", styles()), out));
    }

    private void render(String template, Map<String, Object> parameters, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        TemplateOutput output = new WriterOutput(writer);
        try {
            templates.render(template, parameters, output);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        writer.flush();
    }

    /** Returns the style sheet, which every page holds. */
    private static StyleSheet styles() throws IOException {
        try (InputStream in = Objects.requireNonNull(Pages.class.getResourceAsStream(STYLES))) {
            return new StyleSheet(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
