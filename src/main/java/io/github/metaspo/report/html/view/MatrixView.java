package io.github.metaspo.report.html.view;

import io.github.metaspo.report.html.svg.Svg;

import java.util.List;
import java.util.Optional;

/**
 * The questions, by task.
 *
 * @param compared whether there are two measurements
 * @param beforeName what the first column is
 * @param afterName what the last column is
 * @param legend all signs
 * @param tasks none if nothing was measured
 * @param notes what is left out, in sentences
 */
public record MatrixView(
        boolean compared,
        String beforeName,
        String afterName,
        List<Mark> legend,
        List<OfTask> tasks,
        List<String> notes) {

    public MatrixView {
        legend = List.copyOf(legend);
        tasks = List.copyOf(tasks);
        notes = List.copyOf(notes);
    }

    /**
     * The questions of a task; the bar shows how many are in each group.
     *
     * @param meaning when a reply is right; empty if that takes more than a line
     */
    public record OfTask(
            String id, String role, String metric, Svg bar, String summary, String meaning, List<Group> groups) {
        public OfTask {
            groups = List.copyOf(groups);
        }
    }

    /**
     * Questions of which the same became.
     *
     * @param style class of the style sheet
     * @param pages all but the first are collapsed
     * @param leftOut questions that are not listed
     */
    public record Group(
            String title, String sign, String style, boolean open, int count, List<Page> pages, int leftOut) {
        public Group {
            pages = List.copyOf(pages);
        }
    }

    /** Some rows. */
    public record Page(String label, List<Row> rows) {
        public Page {
            rows = List.copyOf(rows);
        }
    }

    /**
     * A question.
     *
     * @param scores before and after, unless the signs say it all
     * @param texts empty if they are not shown
     */
    public record Row(String example, Mark before, Mark after, String scores, String teaser, Optional<Texts> texts) {}

    /** The texts of a question. */
    public record Texts(String question, String gold, Reply before, Reply after) {}

    /**
     * A reply.
     *
     * @param text the reply; the answer that was read from it if the reply is not stored
     * @param prediction the answer that was read from it; nothing if it is the whole text
     */
    public record Reply(String text, String prediction, boolean known) {}
}
