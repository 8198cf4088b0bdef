package io.github.metaspo.goal.report;

import io.github.metaspo.goal.DisplayPaths;
import io.github.metaspo.goal.OutputFiles;
import io.github.metaspo.goal.RecordingConsole;
import io.github.metaspo.goal.ScriptedProject;
import io.github.metaspo.goal.accept.Accept;
import io.github.metaspo.lock.Lock;
import io.github.metaspo.lock.LockFiles;
import io.github.metaspo.report.html.data.Pairing;
import io.github.metaspo.report.html.data.SuiteData;
import io.github.metaspo.report.html.data.SuiteFacts;
import io.github.metaspo.report.html.view.Gains;
import io.github.metaspo.scoring.Metrics;
import io.github.metaspo.suite.read.SuiteLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The pages of runs with a scripted model. */
class ReportTest {

    private static final double ROUNDING = 1e-6;

    @TempDir
    private Path folder;

    private final RecordingConsole console = new RecordingConsole();
    private OutputFiles files;

    @BeforeEach
    void files() {
        files = new OutputFiles(folder.resolve("target/n"), folder.resolve("target/r"), new DisplayPaths(folder));
    }

    @Test
    void aShippedPromptIsBetterByWhatTheLockSays() throws Exception {
        ScriptedProject.in(folder, Map.of()).run(ScriptedProject::reply);
        SuiteData data = SuiteData.read(facts(), files.folder());
        assertThat(data.pairing().kind()).isEqualTo(Pairing.Kind.SHIPPED);
        Lock.Gain locked = LockFiles.beside(folder.resolve("numbers.yaml"))
                .readLock()
                .orElseThrow()
                .origin()
                .gain()
                .orElseThrow();
        Gains gains = Gains.of(data.pairing());
        assertThat(gains.train().orElseThrow().difference()).isCloseTo(locked.difference(), within(ROUNDING));
        assertThat(gains.train().orElseThrow().interval().orElseThrow().low())
                .isCloseTo(locked.low(), within(ROUNDING));
        assertThat(gains.train().orElseThrow().interval().orElseThrow().high())
                .isCloseTo(locked.high(), within(ROUNDING));
        assertThat(gains.higher().orElseThrow()).isCloseTo(locked.pValue(), within(ROUNDING));
        assertThat(gains.isConfirmedGain()).isTrue();

        assertThat(page())
                .contains("<h1 id=\"verdict-title\">Better</h1>")
                .contains("Sure!")
                .contains("optimize, search, target");
        assertThat(console.lines()).containsExactly("numbers: Better; the page is target/n/report.html");
    }

    @Test
    void aPromptThatDidNotShipIsShownBesideTheOneInEffect() throws Exception {
        ScriptedProject.in(folder, Map.of()).run(request -> {
            if (ScriptedProject.isWriting(request)) {
                return ScriptedProject.reply(request);
            }
            int number = ScriptedProject.number(request);
            boolean learnt = number < 1000 && request.system().contains("short");
            return learnt || number % 4 == 0 ? String.valueOf(number) : "Sure!";
        });
        assertThat(SuiteData.read(facts(), files.folder()).pairing().kind()).isEqualTo(Pairing.Kind.NOT_SHIPPED);
        assertThat(page()).contains("-Dmetaspo.candidate").contains("that did not ship");

        new Accept(new Metrics(List.of()), new RecordingConsole())
                .run(
                        new SuiteLoader(folder, Map.of()).load(folder.resolve("numbers.yaml")),
                        files,
                        "taken all the same",
                        new Accept.Source.Candidate());
        assertThat(page()).doesNotContain("-Dmetaspo.candidate").doesNotContain("did not ship");
    }

    @Test
    void anEditedPromptIsNotMeasured() throws Exception {
        ScriptedProject.in(folder, Map.of()).run(ScriptedProject::reply);
        Path lock = folder.resolve("numbers.lock.yaml");
        Files.writeString(lock, Files.readString(lock).replaceFirst("Be short\\.", "Be brief."));
        for (Path file : List.of(files.results(), files.before())) {
            Files.delete(file);
        }
        assertThat(page()).contains("The prompt of the lock was edited by hand, and not measured since");
    }

    @Test
    void withoutAMeasurementThereIsNoPageAndNoneOfAnEarlierRun() throws Exception {
        ScriptedProject.in(folder, Map.of());
        Files.createDirectories(files.folder());
        Files.writeString(files.folder().resolve("report.html"), "old");
        assertThat(new Report(console).run(List.of(new Report.Input(facts(), files))))
                .isZero();
        assertThat(files.folder().resolve("report.html")).doesNotExist();
        assertThat(console.lines()).singleElement().asString().contains("nothing was measured yet");
    }

    private String page() throws Exception {
        assertThat(new Report(console).run(List.of(new Report.Input(facts(), files))))
                .isOne();
        return Files.readString(files.folder().resolve("report.html"));
    }

    private SuiteFacts facts() throws Exception {
        SuiteLoader loader = new SuiteLoader(folder, Map.of());
        Path suite = folder.resolve("numbers.yaml");
        return SuiteFacts.of(loader.loadPrompt(suite), loader.loadGate(suite));
    }
}
