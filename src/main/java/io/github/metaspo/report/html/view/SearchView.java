package io.github.metaspo.report.html.view;

import io.github.metaspo.report.TextFormat;
import io.github.metaspo.report.html.data.SearchRecord;
import io.github.metaspo.report.html.data.Spending;
import io.github.metaspo.report.html.data.SuiteData;
import io.github.metaspo.report.html.data.TriedPrompt;
import io.github.metaspo.report.html.svg.Axis;
import io.github.metaspo.report.html.svg.LineChart;
import io.github.metaspo.report.html.svg.Svg;
import io.github.metaspo.statistics.Power;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The course of the search.
 *
 * @param sentence what it did, or that there was none
 * @param curve score of the best prompt by question; empty if too little is known for one
 * @param notes what the curve leaves out, in sentences
 */
public record SearchView(String sentence, Optional<Svg> curve, List<String> notes) {

    /** More ticks than this run into one another. */
    private static final int MOST_MARKS = 2_000;

    public SearchView {
        notes = List.copyOf(notes);
    }

    static SearchView of(SuiteData data) {
        if (data.search().isEmpty()) {
            return new SearchView("There is no record of a search: run.json is absent.", Optional.empty(), List.of());
        }
        SearchRecord search = data.search().get();
        List<LineChart.Point> points = points(search);
        List<String> notes = new ArrayList<>();
        OptionalDouble usd = pricePerQuestion(data, search);
        if (points.isEmpty()) {
            notes.add("There is no curve, because fewer than two accepted system prompts have a score.");
        } else if (usd.isEmpty()) {
            notes.add("The curve has no amounts of money, because it is not known what the search cost.");
        }
        return new SearchView(
                sentence(search), points.isEmpty() ? Optional.empty() : Optional.of(curve(search, points, usd)), notes);
    }

    private static String sentence(SearchRecord search) {
        long tried = search.candidates().stream().filter(one -> !one.isStart()).count();
        long kept = search.candidates().stream()
                .filter(one -> !one.isStart() && one.isKept())
                .count();
        StringBuilder sentence = new StringBuilder("The search tried ")
                .append(TextFormat.count(tried, "candidate"))
                .append(" with ")
                .append(TextFormat.count(search.questions(), "question"))
                .append(" and accepted ")
                .append(kept);
        if (search.startScore().isPresent() && search.score().isPresent()) {
            sentence.append("; on train examples the best went from ")
                    .append(Words.score(search.startScore().getAsDouble()))
                    .append(" to ")
                    .append(Words.score(search.score().getAsDouble()));
        }
        sentence.append(". It ended because ").append(search.stopped()).append('.');
        search.detectableGain().ifPresent(gain -> sentence.append(" A candidate that gains ")
                .append(TextFormat.points(gain))
                .append(" points would have been found in " + TextFormat.percent(Power.POWER) + " of cases."));
        return sentence.toString();
    }

    /** Returns the accepted system prompts, each at the number of questions after which it was. */
    private static List<LineChart.Point> points(SearchRecord search) {
        List<LineChart.Point> points = new ArrayList<>();
        long asked = 0;
        for (TriedPrompt candidate : search.candidates()) {
            asked += candidate.questions();
            if (candidate.isSystem() && candidate.isKept() && candidate.score().isPresent()) {
                double score = candidate.score().getAsDouble();
                points.add(new LineChart.Point(
                        asked,
                        score,
                        candidate.isStart() ? "start" : "round " + candidate.round(),
                        Optional.empty(),
                        "#" + candidate.number() + ", " + Words.score(score) + " after " + asked + " questions"));
            }
        }
        if (!points.isEmpty()) {
            LineChart.Point last = points.get(points.size() - 1);
            points.add(new LineChart.Point(asked, last.y(), "", Optional.empty(), ""));
        }
        return points.size() < 3 ? List.of() : points;
    }

    private static Svg curve(SearchRecord search, List<LineChart.Point> points, OptionalDouble usd) {
        Axis xs = Axis.upTo((double) search.questions());
        Axis ys = Axis.scores(points.stream().mapToDouble(LineChart.Point::y).toArray());
        List<LineChart.Mark> marks = new ArrayList<>();
        long asked = 0;
        for (TriedPrompt candidate : search.candidates()) {
            asked += candidate.questions();
            if (!candidate.isStart() && !candidate.isKept() && marks.size() < MOST_MARKS) {
                marks.add(new LineChart.Mark(
                        asked, "dropped", "#" + candidate.number() + " " + candidate.fate() + gain(candidate)));
            }
        }
        return new LineChart(xs, ys)
                .draw(
                        "curve",
                        "Score of the best prompt so far, by question",
                        "From " + Words.score(points.get(0).y()) + " to "
                                + Words.score(points.get(points.size() - 1).y()) + " in "
                                + TextFormat.count(search.questions(), "question") + ", "
                                + (points.size() - 2) + " system prompts accepted.",
                        "questions to the target model",
                        List.of(),
                        usd.isEmpty() ? List.of() : xs.labels(tick -> TextFormat.usd(tick * usd.getAsDouble())),
                        List.of(new LineChart.Line("best", true, points)),
                        marks);
    }

    private static String gain(TriedPrompt candidate) {
        return candidate.gain().map(gain -> ", " + Words.gain(gain)).orElse("");
    }

    /** Returns what a question of the search has cost on average, the optimizer's calls included. */
    private static OptionalDouble pricePerQuestion(SuiteData data, SearchRecord search) {
        OptionalDouble usd =
                data.spending().map(all -> new Spending(all.ofSearch()).usd()).orElse(OptionalDouble.empty());
        return usd.isPresent() && search.questions() > 0
                ? OptionalDouble.of(usd.getAsDouble() / search.questions())
                : usd;
    }
}
