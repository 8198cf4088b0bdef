package io.github.metaspo.report.html;

import io.github.metaspo.GoldenFiles;
import io.github.metaspo.report.html.data.Pairing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** The page of a suite, as text. */
class PagesTest {

    private static final List<String> SECTIONS = List.of(
            "Scores", "Prompt", "Search", "Candidates", "Questions", "Methods", "Spending", "Trend", "Provenance");

    @TempDir
    private Path folder;

    @Test
    void thePageOfAScriptedSuiteIsWrittenAsEver() throws Exception {
        GoldenFiles.assertEqual(
                "report.html", withoutStyles(PageFixture.in(folder).all().page()));
    }

    @Test
    void theSameFilesGiveTheSameBytes() throws Exception {
        String first = PageFixture.in(folder.resolve("a")).all().page();
        assertThat(PageFixture.in(folder.resolve("b")).all().page()).isEqualTo(first);
    }

    @Test
    void itHasAllSectionsInOrderAlsoWhereThereIsNothingToShow() throws Exception {
        assertThat(headings(PageFixture.in(folder.resolve("all")).all().page())).containsExactlyElementsOf(SECTIONS);
        assertThat(headings(PageFixture.in(folder.resolve("few")).results().page()))
                .containsExactlyElementsOf(SECTIONS);
    }

    @Test
    void whatIsAbsentIsASentenceAndNoEmptyChart() throws Exception {
        String page = PageFixture.in(folder).results().page();
        assertThat(page)
                .contains("there is no other measurement to compare it with")
                .contains("There is no record of a search: run.json is absent.")
                .contains("There are no candidates, because there is no record of a search.")
                .contains("No methods were compared: mvn metaspo:compare does.")
                .contains("No learning curves were drawn")
                .contains("spending.json is absent")
                .contains("There is no trend: no version of the lock that can be read is committed")
                .contains("There is no lock.")
                .doesNotContain("id=\"curve-t\"")
                .doesNotContain("id=\"history-t\"");
    }

    @Test
    void theVerdictSaysHowMuchHowSureAndWhatItCost() throws Exception {
        String page = PageFixture.in(folder).withExamples(80).all().page();
        assertThat(page)
                .contains("<h1 id=\"verdict-title\">Better</h1>")
                .contains("the paired test confirms the gain (p below 0.001)")
                .contains("The lock holds this prompt and its scores: commit shop.lock.yaml and shop.baseline.csv.")
                .contains("0.37 USD");
    }

    @Test
    void aPromptThatDidNotShipComesWithTheCommandThatAcceptsIt() throws Exception {
        PageFixture fixture = PageFixture.in(folder).notShipped();
        assertThat(fixture.data().pairing().kind()).isEqualTo(Pairing.Kind.NOT_SHIPPED);
        assertThat(fixture.page())
                .contains("The prompt that the search found, and that did not ship,")
                .contains("mvn metaspo:accept -Dmetaspo.suite=shop -Dmetaspo.candidate -Dmetaspo.reason=\"...\"");
    }

    @Test
    void aComparisonAloneNamesTheBestMethodAndHowToTakeIt() throws Exception {
        assertThat(PageFixture.in(folder).comparison().page())
                .contains("Of 3 methods opro scores highest on unseen tasks: 0.650")
                .contains("the reference default scores 0.450")
                .contains("mvn metaspo:accept -Dmetaspo.suite=shop -Dmetaspo.method=METHOD");
    }

    @Test
    void theRepliesOfBothSidesAreBesideEachOther() throws Exception {
        String page = PageFixture.in(folder).all().page();
        assertThat(page).contains("Sure! order 1 says inEffect").contains("Sure! order 1 says found");
    }

    @Test
    void aDamagedFileIsLeftOutAndTheRestIsShown() throws Exception {
        PageFixture fixture = PageFixture.in(folder).all();
        Files.writeString(fixture.output().resolve("run.json"), "{\"formatVersion\": 1, \"suite\"");
        Files.writeString(fixture.output().resolve("comparison.json"), "{\"formatVersion\": 99}");
        Files.writeString(
                fixture.output().resolve("responses.jsonl"),
                Files.readString(fixture.output().resolve("responses.jsonl")).substring(0, 5_000));
        assertThat(fixture.page())
                .contains("Left out: run.json, which is damaged or written by another version of the plugin.")
                .contains("Left out: comparison.json, which is damaged or written by another version of the plugin.")
                .contains("Sure! order 1 says inEffect");
    }

    @Test
    void nothingIsLoadedAndNothingRuns() throws Exception {
        String page = PageFixture.in(folder).all().page();
        assertThat(page)
                .contains("default-src 'none'")
                .doesNotContain("<script")
                .doesNotContain("http://")
                .doesNotContain("https://")
                .doesNotContain("url(")
                .doesNotContain("@import")
                .doesNotContain("<img");
    }

    @Test
    void everyIdIsThereOnceAndEveryLinkLeadsSomewhere() throws Exception {
        String page = PageFixture.in(folder).all().page();
        List<String> ids = groups(page, " id=\"([^\"]+)\"");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(groups(page, " href=\"#([^\"]+)\"")).isNotEmpty().allSatisfy(link -> assertThat(ids)
                .contains(link));
    }

    @Test
    void theIndexShowsThePagesOfAllModules() throws Exception {
        PageFixture one = PageFixture.in(folder.resolve("one")).all();
        PageFixture two = PageFixture.in(folder.resolve("two & more")).results();
        one.page();
        two.page();
        Path target = folder.resolve("target/metaspo");
        Index index = Index.of(
                target,
                List.of(
                        new Index.Place("one", one.target()),
                        new Index.Place("two", two.target()),
                        new Index.Place("three", folder.resolve("three/target/metaspo"))));
        new Pages().write(index, target.resolve(Pages.INDEX));
        GoldenFiles.assertEqual("report-index.html", withoutStyles(Files.readString(target.resolve(Pages.INDEX))));
        assertThat(index.modules()).hasSize(2);
        assertThat(index.modules().get(1).entries().get(0).link())
                .isEqualTo("./../../two%20&%20more/target/metaspo/shop/report.html");
    }

    private static String withoutStyles(String page) {
        return page.replaceFirst("(?s)<style>.*?</style>", "<style></style>");
    }

    private static List<String> headings(String page) {
        return groups(page, "<h2 id=\"[^\"]+\">([^<]+)</h2>");
    }

    private static List<String> groups(String page, String pattern) {
        List<String> groups = new ArrayList<>();
        for (MatchResult match :
                Pattern.compile(pattern).matcher(page).results().toList()) {
            groups.add(match.group(1));
        }
        return groups;
    }
}
