package io.github.metaspo.report.html.view;

import io.github.metaspo.report.html.data.QuestionTexts;
import io.github.metaspo.report.html.data.SuiteData;

import java.io.IOException;

/** The page of a suite, section by section in the order in which they are shown. */
public record Page(
        String suite,
        Headline headline,
        ForestView forest,
        PromptView prompt,
        SearchView search,
        TreeView tree,
        MatrixView matrix,
        ComparisonView comparison,
        AdaptationView adaptation,
        SpendingView spending,
        HistoryView history,
        ProvenanceView provenance) {

    /**
     * Makes a page.
     *
     * @throws IOException if a file with texts cannot be read
     */
    public static Page of(SuiteData data) throws IOException {
        Gains gains = Gains.of(data.pairing());
        MatrixPlan plan = MatrixPlan.of(data.pairing());
        return new Page(
                data.suite().name(),
                new HeadlineMaker(data, gains).headline(plan.changes()),
                ForestView.of(data, gains),
                PromptView.of(data),
                SearchView.of(data),
                TreeView.of(data),
                MatrixMaker.make(
                        data.pairing(), plan, QuestionTexts.read(data.pairing(), data.responses(), plan.withTexts())),
                ComparisonView.of(data),
                AdaptationView.of(data),
                SpendingView.of(data),
                HistoryView.of(data),
                ProvenanceView.of(data));
    }
}
