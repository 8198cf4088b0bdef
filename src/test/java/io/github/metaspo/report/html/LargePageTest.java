package io.github.metaspo.report.html;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/** The page of a suite with 100,000 outcomes. */
class LargePageTest {

    private static final int EXAMPLES = 16_667;
    private static final int MOST_BYTES = 10_000_000;

    @TempDir
    private Path folder;

    @Test
    void itIsSmallAndSaysWhatItLeavesOut() throws Exception {
        PageFixture fixture = PageFixture.in(folder)
                .withExamples(EXAMPLES)
                .withTexts(text -> text.length() < 20 ? text : text + " Lorem ipsum <dolor> & amet.".repeat(8))
                .all();
        // the same work takes a fraction of that where nothing else runs
        assertThatCode(fixture::page).doesNotThrowAnyException();
        long start = System.nanoTime();
        String page = fixture.page();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MOST_BYTES);
        assertThat(page).contains(" are listed.").contains("they are not recorded, or left out to keep the page small");
    }
}
