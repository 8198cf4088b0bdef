package io.github.metaspo.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

/** The pages in a real browser. Pictures of them are left in {@code target/pages}. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTest {

    private static final Path PICTURES = Path.of("target/pages");
    private static final int HEIGHT = 900;
    private static final List<Integer> WIDTHS = List.of(1280, 390);

    /** All elements that the templates write. */
    private static final Set<String> ELEMENTS = Set.of(
            ("html head meta title style body a header p span nav ol li main section h1 h2 h3 h4 dl div dt dd pre code ul table caption"
                            + " thead tr th tbody td tfoot svg desc line rect circle path text g blockquote ins del details summary"
                            + " figure figcaption b footer")
                    .split(" "));

    private static final String OPEN_ALL = "document.querySelectorAll('details').forEach(one => one.open = true)";

    /** Elements that stick out of the page, unless they scroll within another. */
    private static final String OVERFLOWING =
            """
            document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')]
              .filter(one => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('.scroll, nav, .command, .skip'))
              .slice(0, 5).map(one => one.tagName + '.' + one.className + ' ' + one.textContent.slice(0, 60))
            """;

    /** Texts whose contrast with what is behind them is below the bound of WCAG AA. */
    private static final String LOW_CONTRAST =
            """
            (() => {
              const rgb = text => {
                const parts = text.match(/[\\d.]+/g).map(Number);
                return parts.length > 3 ? parts : [...parts, 1];
              };
              const over = (top, below) => [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
              const light = ([r, g, b]) => [r, g, b]
                .map(c => c / 255).map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
                .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
              const behind = element => {
                const layers = [];
                for (let e = element; e; e = e.parentElement) layers.push(rgb(getComputedStyle(e).backgroundColor));
                return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255, 1]);
              };
              const low = [];
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (walker.nextNode()) {
                const element = walker.currentNode.parentElement;
                if (!walker.currentNode.textContent.trim() || ['title', 'desc'].includes(element.tagName)) continue;
                if (element.closest('.hidden, .skip') || !element.getClientRects().length) continue;
                const style = getComputedStyle(element);
                const back = behind(element);
                const ink = over(rgb(element.tagName === 'text' ? style.fill : style.color), back);
                const [a, b] = [light(ink), light(back)].sort((x, y) => y - x);
                const size = parseFloat(style.fontSize);
                const large = size >= 24 || size >= 18.66 && parseInt(style.fontWeight) >= 700;
                const ratio = (a + 0.05) / (b + 0.05);
                if (ratio < (large ? 3 : 4.5)) low.push(element.className + ' ' + ratio.toFixed(2) + ' '
                  + walker.currentNode.textContent.trim().slice(0, 40));
              }
              return [...new Set(low)];
            })()
            """;

    @TempDir
    private Path folder;

    private final AtomicInteger number = new AtomicInteger();
    private Optional<Chromium> started = Optional.empty();

    @BeforeAll
    void start() throws Exception {
        Optional<Path> program = Chromium.program();
        Assumptions.assumeTrue(program.isPresent(), "there is no Chromium on the path");
        started = Optional.of(Chromium.start(program.orElseThrow()));
    }

    @AfterAll
    void stop() throws Exception {
        if (started.isPresent()) {
            started.get().close();
        }
    }

    private Chromium chromium() {
        return started.orElseThrow();
    }

    @Test
    void thePageOfASearchThatShippedIsInOrder() throws Exception {
        assertInOrder("shipped", fixture().withExamples(40).all());
    }

    @Test
    void thePageOfASearchThatDidNotShipIsInOrder() throws Exception {
        assertInOrder("not-shipped", fixture().notShipped().search());
    }

    @Test
    void thePageOfAComparisonAloneIsInOrder() throws Exception {
        assertInOrder("comparison", fixture().comparison().adaptation());
    }

    @Test
    void thePageOfAMeasurementAloneIsInOrder() throws Exception {
        assertInOrder("alone", fixture().results());
    }

    /** On a machine where the quickstart was not run, there is nothing to look at. */
    @Test
    void thePageOfARealRunOfTheQuickstartIsInOrder() throws Exception {
        Path page = Path.of("examples/quickstart/target/metaspo/messages", Pages.PAGE);
        Assumptions.assumeTrue(Files.exists(page), "the quickstart was not run: there is no " + page);
        assertInOrder("quickstart", page.toAbsolutePath());
    }

    @Test
    void theIndexIsInOrder() throws Exception {
        PageFixture one = fixture().all();
        one.page();
        Path index = folder.resolve("index.html");
        new Pages().write(Index.of(folder, List.of(new Index.Place("shop", one.target()))), index);
        assertInOrder("index", index);
    }

    @Test
    void hostileTextsStayInert() throws Exception {
        List<String> hostile = HostileTexts.all();
        AtomicInteger next = new AtomicInteger();
        PageFixture fixture = fixture()
                .withExamples(60)
                .withTexts(text -> text.matches("\\w+-\\d+")
                        ? text + hostile.get(Math.floorMod(text.hashCode(), hostile.size()))
                        : hostile.get(next.getAndIncrement() % hostile.size()));
        fixture.all().page();
        assertThat(next.get()).isGreaterThan(2 * hostile.size());
        Path page = assertInOrder("hostile", fixture.output().resolve(Pages.PAGE));
        chromium().open(page);
        chromium().evaluate(OPEN_ALL);
        chromium()
                .evaluate(
                        "document.querySelectorAll('*').forEach(one => ['click', 'mouseover', 'focus', 'toggle', 'load']"
                                + ".forEach(kind => one.tagName === 'A' || one.dispatchEvent(new Event(kind))))");
        assertThat(chromium().evaluate("typeof window.ran").asText()).isEqualTo("undefined");
        assertThat(texts("[...new Set([...document.querySelectorAll('*')].map(one => one.tagName.toLowerCase()))]"))
                .isSubsetOf(ELEMENTS);
        assertThat(texts("[...document.querySelectorAll('[href]')].map(one => one.getAttribute('href'))"))
                .allSatisfy(link -> assertThat(link).startsWith("#"));
        assertThat(texts("[...document.querySelectorAll('*')].flatMap(one => [...one.attributes]).map(one => one.name)"
                        + ".filter(name => name.startsWith('on') || name === 'src' || name === 'srcdoc')"))
                .isEmpty();
        assertThat(chromium().evaluate("document.querySelectorAll('h1').length").asInt())
                .isEqualTo(1);
        String shown = chromium().evaluate("document.body.textContent").asText();
        Set<String> missing = new TreeSet<>();
        for (int i = 0; i < hostile.size(); i++) {
            if (!shown.contains("h" + i)) {
                missing.add("h" + i);
            }
        }
        assertThat(missing).isEmpty();
        assertThat(shown).contains("<script>window.ran = 1</script>").doesNotContain("\u202e", "\u200b", "\u001b");
    }

    @Test
    void aPageOf100000OutcomesOpensFast() throws Exception {
        PageFixture fixture = fixture().withExamples(16_667).all();
        fixture.page();
        chromium().view(1280, HEIGHT, false);
        chromium().open(fixture.output().resolve(Pages.PAGE));
        assertThat(chromium().open(fixture.output().resolve(Pages.PAGE))).isLessThan(2_000);
    }

    private PageFixture fixture() {
        return PageFixture.in(folder.resolve("suite-" + number.incrementAndGet()));
    }

    private void assertInOrder(String name, PageFixture fixture) throws Exception {
        fixture.page();
        assertInOrder(name, fixture.output().resolve(Pages.PAGE));
    }

    private Path assertInOrder(String name, Path page) throws Exception {
        for (int width : WIDTHS) {
            for (boolean dark : new boolean[] {false, true}) {
                chromium().view(width, HEIGHT, dark);
                chromium().open(page);
                chromium().picture(PICTURES.resolve(name + "-" + width + (dark ? "-dark" : "") + ".png"));
                assertFacts(page);
                chromium().evaluate(OPEN_ALL);
                assertFacts(page);
                if (!dark) {
                    chromium().picture(PICTURES.resolve(name + "-" + width + "-open.png"));
                }
            }
        }
        return page;
    }

    private void assertFacts(Path page) throws Exception {
        assertThat(texts(OVERFLOWING)).as("elements that overflow").isEmpty();
        assertThat(chromium()
                        .evaluate("document.documentElement.scrollWidth - innerWidth")
                        .asInt())
                .as("pixels that overflow")
                .isLessThanOrEqualTo(0);
        assertThat(texts(LOW_CONTRAST)).as("low contrast").isEmpty();
        assertThat(texts(
                        "[...document.querySelectorAll('svg:not(svg svg)')].filter(one => one.getAttribute('role') !== 'img'"
                                + " || !one.querySelector('title')?.textContent.trim() || !one.querySelector('desc')?.textContent.trim())"
                                + ".map(one => one.outerHTML.slice(0, 200))"))
                .as("pictures without a text")
                .isEmpty();
        assertThat(chromium().complaints()).isEmpty();
        assertThat(chromium().requests()).containsOnly(page.toUri().toString());
    }

    private List<String> texts(String expression) throws Exception {
        List<String> texts = new ArrayList<>();
        for (JsonNode text : chromium().evaluate(expression)) {
            texts.add(text.asText());
        }
        return texts;
    }
}
