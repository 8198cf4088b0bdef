package io.github.metaspo.goal.summary;

import io.github.metaspo.GoldenFiles;
import io.github.metaspo.evaluation.ScriptedModel;
import io.github.metaspo.goal.GateWorkshop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static io.github.metaspo.goal.GateWorkshop.right;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The summaries of evaluate and check. */
class SummaryFileTest {

    @TempDir
    private Path folder;

    private GateWorkshop shop;

    @BeforeEach
    void open() {
        shop = new GateWorkshop(folder);
    }

    @Test
    void withoutABaselineThereAreOnlyScores() throws Exception {
        shop.evaluate(right(20));
        GoldenFiles.assertEqual("summaries/evaluate-first.md", summary());
    }

    @Test
    void aPromptThatWasEditedInTheLockIsComparedWithTheMeasuredOne() throws Exception {
        shop.evaluate(right(20)).accept("first");
        shop.editLock("You are a helpful assistant.", "You are a tired assistant.\nAnswer with a number.");
        shop.editLock("tired assistant.\nAnswer", "tired assistant.\n  Answer");
        shop.evaluate(request -> {
            int question = Integer.parseInt(request.user().replaceAll(".*q", ""));
            return question == 3 ? "no idea" : right(31).answer(request);
        });
        GoldenFiles.assertEqual("summaries/evaluate-edited.md", summary());
        String measured = summary();
        shop.check();
        assertThat(body()).as("check compares alike").isEqualTo(body(measured));
    }

    @Test
    void anEditThatWasNotMeasuredIsShownAsItsDiffAlone() throws Exception {
        shop.evaluate(right(20)).accept("first");
        shop.editLock("You are a helpful assistant.", "You are a tired assistant.");
        assertThatThrownBy(shop::check).hasMessageContaining("INVALID");
        GoldenFiles.assertEqual("summaries/check-not-measured.md", summary());
    }

    @Test
    void aMeasurementWithoutAScoreSaysWhy() throws Exception {
        shop.evaluate(right(20)).accept("first");
        assertThatThrownBy(() -> shop.evaluate(request -> {
                    throw new io.github.metaspo.api.ModelException(
                            io.github.metaspo.api.ModelException.Kind.TIMED_OUT, "no answer within 5 s");
                }))
                .hasMessageContaining("no score");
        assertThat(summary()).startsWith("## review: no score\n\n```\n").contains("no answer within 5 s");
    }

    @Test
    void theSameMeasurementGivesTheSameBytes() throws Exception {
        shop.evaluate(right(20)).accept("first").evaluate(right(22));
        String first = summary();
        shop.evaluate(right(22));
        assertThat(summary()).isEqualTo(first);
    }

    @Test
    void hostileRepliesStayTextInTheirCells() throws Exception {
        List<String> hostile = List.of(
                "<script>alert(1)</script>",
                "a | b\n\n# heading",
                "[link](javascript:alert(1))",
                "```\n\u202eevil ]]>",
                "@team https://example.org",
                "x".repeat(5_000));
        ScriptedModel.Script evil = request -> {
            int question = Integer.parseInt(request.user().replaceAll(".*q", ""));
            return question < hostile.size() ? hostile.get(question) : right(40).answer(request);
        };
        shop.evaluate(right(40)).accept("first").evaluate(evil);
        List<String> rows = summary()
                .lines()
                .filter(line -> line.startsWith("| pets-") || line.startsWith("| books-"))
                .toList();
        assertThat(rows).hasSize(10).allSatisfy(row -> {
            assertThat(row.chars().filter(c -> c == '|').count()).as(row).isEqualTo(6);
            assertThat(row).hasSizeLessThan(700).doesNotContain("<", "[", "`", "://", "@", "\u202e");
        });
    }

    private String summary() throws IOException {
        return Files.readString(shop.files.summary());
    }

    /** What follows the title and the message. */
    private String body() throws IOException {
        return body(summary());
    }

    private static String body(String summary) {
        return summary.substring(summary.indexOf("- Change"));
    }
}
