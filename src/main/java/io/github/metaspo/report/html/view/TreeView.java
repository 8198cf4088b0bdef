package io.github.metaspo.report.html.view;

import io.github.metaspo.model.UntrustedText;
import io.github.metaspo.report.TextFormat;
import io.github.metaspo.report.html.data.SearchRecord;
import io.github.metaspo.report.html.data.SuiteData;
import io.github.metaspo.report.html.data.TriedPrompt;
import io.github.metaspo.report.html.svg.Svg;
import io.github.metaspo.report.html.svg.TreeChart;
import io.github.metaspo.report.html.view.WordDiff.Segment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The candidates of a search, by their parents.
 *
 * @param families one per prompt that others were made from, in the order of the search
 * @param roots the prompts that the search began with
 * @param chart of the system prompts; empty if there are fewer than two
 * @param note what is left out, or that there is nothing
 */
public record TreeView(List<Node> roots, List<Family> families, Optional<Svg> chart, String note) {

    private static final int MOST = 1_000;
    private static final int PAGE = 25;
    private static final int LONGEST_TEASER = 110;

    public TreeView {
        roots = List.copyOf(roots);
        families = List.copyOf(families);
    }

    /**
     * The candidates that were made from a prompt.
     *
     * @param parent its number
     * @param system whether it is a system prompt; those come first
     * @param kind whose prompt it is, in words
     * @param accepted numbers of the children that were accepted
     * @param pages the children
     */
    public record Family(
            int parent, boolean system, String kind, List<Integer> accepted, List<Page> pages, int children) {
        public Family {
            accepted = List.copyOf(accepted);
            pages = List.copyOf(pages);
        }
    }

    /** Some children; all but the first page are collapsed. */
    public record Page(String label, List<Node> nodes) {
        public Page {
            nodes = List.copyOf(nodes);
        }
    }

    /**
     * A candidate.
     *
     * @param tone style of its fate: up for accepted, down for one that lost, plain otherwise
     * @param fate what came of it and why
     * @param teaser begin of what is new in its text
     * @param gain in points, or nothing
     * @param facts how it was made and asked
     * @param diff to its parent
     * @param notes why it was refused
     * @param hasChildren whether a family of its own follows
     */
    public record Node(
            int number,
            String tone,
            String mark,
            String fate,
            String teaser,
            String gain,
            String facts,
            List<Segment> diff,
            List<String> notes,
            List<String> analyses,
            boolean hasChildren) {
        public Node {
            diff = List.copyOf(diff);
            notes = List.copyOf(notes);
            analyses = List.copyOf(analyses);
        }
    }

    static TreeView of(SuiteData data) {
        if (data.search().isEmpty()) {
            return new TreeView(
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    "There are no candidates, because there is no record of a search.");
        }
        SearchRecord search = data.search().get();
        TreeMap<Integer, List<TriedPrompt>> children = new TreeMap<>();
        int shown = 0;
        for (TriedPrompt candidate : search.candidates()) {
            if (candidate.parent().isPresent() && (shown < MOST || candidate.isKept())) {
                children.computeIfAbsent(candidate.parent().getAsInt(), parent -> new ArrayList<>())
                        .add(candidate);
                shown++;
            }
        }
        List<Family> families = new ArrayList<>();
        children.forEach((parent, made) -> families.add(family(search, children, parent, made)));
        families.sort(Comparator.comparing(family -> !family.system()));
        long all = search.candidates().stream()
                .filter(candidate -> candidate.parent().isPresent())
                .count();
        return new TreeView(
                search.candidates().stream()
                        .filter(TriedPrompt::isStart)
                        .sorted(Comparator.comparing(start -> !start.isSystem()))
                        .map(start -> node(search, start, children))
                        .toList(),
                families,
                chart(search),
                all > shown
                        ? "Only " + TextFormat.number(shown) + " of " + TextFormat.number(all)
                                + " candidates are shown; run.json has all of them."
                        : "");
    }

    private static Optional<Svg> chart(SearchRecord search) {
        List<TreeChart.Node> nodes = search.candidates().stream()
                .filter(TriedPrompt::isSystem)
                .limit(MOST)
                .map(candidate -> new TreeChart.Node(
                        candidate.number(),
                        candidate.parent(),
                        candidate.isStart()
                                ? OptionalDouble.of(0)
                                : candidate
                                        .gain()
                                        .map(gain -> OptionalDouble.of(gain.mean()))
                                        .orElse(OptionalDouble.empty()),
                        candidate.isKept(),
                        "c" + candidate.number(),
                        "#" + candidate.number() + " " + fate(candidate)
                                + candidate
                                        .gain()
                                        .map(gain -> ", " + Words.gain(gain))
                                        .orElse("")))
                .toList();
        long accepted = nodes.stream().filter(TreeChart.Node::accepted).count();
        return nodes.size() < 2
                ? Optional.empty()
                : Optional.of(TreeChart.draw(
                        "tree",
                        "System prompts by their parents",
                        TextFormat.count(nodes.size(), "system prompt") + ", " + accepted
                                + " of them accepted. The list below has all of them with their parents.",
                        nodes));
    }

    private static Family family(
            SearchRecord search, TreeMap<Integer, List<TriedPrompt>> children, int parent, List<TriedPrompt> made) {
        List<Page> pages = new ArrayList<>();
        for (int from = 0; from < made.size(); from += PAGE) {
            List<TriedPrompt> part = made.subList(from, Math.min(made.size(), from + PAGE));
            pages.add(new Page(
                    "#" + part.get(0).number() + " to #"
                            + part.get(part.size() - 1).number(),
                    part.stream()
                            .map(candidate -> node(search, candidate, children))
                            .toList()));
        }
        return new Family(
                parent,
                made.stream().allMatch(TriedPrompt::isSystem),
                search.candidate(parent)
                        .flatMap(TriedPrompt::task)
                        .map(task -> "user prompt of " + task)
                        .orElse("system prompt"),
                made.stream()
                        .filter(TriedPrompt::isKept)
                        .map(TriedPrompt::number)
                        .toList(),
                pages,
                made.size());
    }

    private static Node node(SearchRecord search, TriedPrompt candidate, TreeMap<Integer, List<TriedPrompt>> children) {
        String text = candidate.text().orElse("");
        Optional<String> parent = candidate.parent().isPresent()
                ? search.candidate(candidate.parent().getAsInt()).flatMap(TriedPrompt::text)
                : Optional.empty();
        List<Segment> diff = text.isEmpty() ? List.of() : WordDiff.of(parent.orElse(text), text);
        return new Node(
                candidate.number(),
                candidate.isStart()
                        ? "plain"
                        : candidate.isKept() ? "up" : candidate.fate().equals("not decided") ? "plain" : "down",
                candidate.isStart()
                        ? "\u25cb"
                        : candidate.isKept() ? "\u2713" : candidate.fate().equals("refused") ? "\u00d7" : "\u2013",
                fate(candidate),
                teaser(text, diff),
                candidate.isStart()
                        ? ""
                        : candidate
                                .gain()
                                .map(gain -> Words.points(gain.mean()))
                                .orElse(""),
                facts(candidate),
                diff,
                candidate.notes(),
                candidate.analyses(),
                children.containsKey(candidate.number()));
    }

    /** Returns the begin of what is new, or of the whole text if nothing is. */
    private static String teaser(String text, List<Segment> diff) {
        String fresh = diff.stream()
                .filter(segment -> segment.kind() == WordDiff.Kind.NEW)
                .map(Segment::text)
                .collect(Collectors.joining(" \u2026 "));
        return UntrustedText.inline(fresh.isBlank() ? text : "+ " + fresh.strip(), LONGEST_TEASER);
    }

    private static String fate(TriedPrompt candidate) {
        return switch (candidate.fate()) {
            case "kept" -> candidate.isStart() ? "start" : "accepted";
            case "dropped" ->
                "not asked more after "
                        + TextFormat.count(candidate.questions(), "question")
                        + candidate.rungs().stream()
                                .mapToObj(rungs -> " (rung " + candidate.rung().orElse(1) + " of " + rungs + ")")
                                .findFirst()
                                .orElse("");
            case "beaten" -> "asked, and not accepted";
            case "refused" -> "refused before its first question";
            default -> candidate.fate();
        };
    }

    private static String facts(TriedPrompt candidate) {
        List<String> facts = new ArrayList<>();
        if (!candidate.isStart()) {
            facts.add("round " + candidate.round());
        }
        if (!candidate.proposer().isEmpty()) {
            facts.add("by " + candidate.proposer()
                    + candidate.assignment().map(kind -> " (" + kind + ")").orElse(""));
        }
        candidate.score().ifPresent(score -> facts.add("score " + Words.score(score)));
        candidate.gain().filter(gain -> !candidate.isStart()).ifPresent(gain -> facts.add(Words.gain(gain)));
        if (candidate.gain().isEmpty()) {
            facts.add(TextFormat.count(candidate.questions(), "question"));
        }
        return String.join(" \u00b7 ", facts);
    }
}
