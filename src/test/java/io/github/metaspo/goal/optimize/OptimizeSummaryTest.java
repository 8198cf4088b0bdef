package io.github.metaspo.goal.optimize;

import io.github.metaspo.GoldenFiles;
import io.github.metaspo.goal.DisplayPaths;
import io.github.metaspo.goal.OutputFiles;
import io.github.metaspo.goal.RecordingConsole;
import io.github.metaspo.goal.ScriptedProject;
import io.github.metaspo.goal.check.Check;
import io.github.metaspo.scoring.Metrics;
import io.github.metaspo.suite.read.SuiteLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** The summary of an optimization. */
class OptimizeSummaryTest {

    @TempDir
    private Path folder;

    @Test
    void itComparesThePromptsFoundWithThoseBefore() throws Exception {
        ScriptedProject.in(folder, Map.of()).run(ScriptedProject::reply);
        GoldenFiles.assertEqual("summaries/optimize-shipped.md", withoutCounts());
    }

    @Test
    void checkStillShowsWhatTheSearchChanged() throws Exception {
        ScriptedProject.in(folder, Map.of()).run(ScriptedProject::reply);
        String shipped = body();
        new Check(new Metrics(List.of()), String::length, new RecordingConsole(), Optional.empty())
                .run(
                        new SuiteLoader(folder, Map.of()).load(folder.resolve("numbers.yaml")),
                        new OutputFiles(
                                folder.resolve("target/n"), folder.resolve("target/r"), new DisplayPaths(folder)),
                        true);
        assertThat(summary()).startsWith("## numbers: PASS");
        assertThat(body()).isEqualTo(shipped);
    }

    @Test
    void aSearchThatFindsNothingNewSaysSoWithTheGainOfTheLock() throws Exception {
        ScriptedProject project = ScriptedProject.in(folder, Map.of());
        project.run(ScriptedProject::reply);
        Files.delete(folder.resolve("target/n/results.json"));
        project.run(ScriptedProject::reply);
        assertThat(summary())
                .startsWith("## numbers: nothing new\n\n```\nthe prompt found is locked already\n```\n")
                .contains("- Gain when the prompts took effect: +24.0 points (90 % interval");
    }

    @Test
    void promptsThatDoNotShipAreComparedWithThoseInEffect() throws Exception {
        ScriptedProject.in(folder, Map.of()).run(request -> {
            if (ScriptedProject.isWriting(request)) {
                return ScriptedProject.reply(request);
            }
            int number = ScriptedProject.number(request);
            boolean learnt = number < 1000 && request.system().contains("short");
            return learnt || number % 4 == 0 ? String.valueOf(number) : "Sure!";
        });
        GoldenFiles.assertEqual("summaries/optimize-kept.md", withoutCounts());
    }

    private String summary() throws IOException {
        return Files.readString(folder.resolve("target/n/summary.md"));
    }

    /** What follows the title and the message. */
    private String body() throws IOException {
        String summary = summary();
        return summary.substring(summary.indexOf("- Change"));
    }

    /** The summary without the numbers of calls and candidates, which differ with the order of replies. */
    private String withoutCounts() throws IOException {
        return summary()
                .replaceAll("- Cost of optimize: .*", "- Cost of optimize: ...")
                .replaceAll("- Candidates: .*", "- Candidates: ...");
    }
}
