package io.github.metaspo.suite.read;

import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class TextModelReaderTest {

    private final SuiteFolder folder;

    TextModelReaderTest(@TempDir Path folder) {
        this.folder = new SuiteFolder(folder);
    }

    @Test
    void aProgramIsNamedAfterItsFileAndKeepsItsArguments() throws SuiteException {
        ModelSettings model = target("{provider: command, command: [bin/claude.exe, -p, 010, 'a \"b\"']}");

        assertThat(model.label()).isEqualTo("command/claude");
        assertThat(model.options())
                .containsOnly(Map.entry("command", "[\"bin/claude.exe\",\"-p\",\"010\",\"a \\\"b\\\"\"]"));
        assertThat(model.temperature()).isEmpty();
        assertThat(model.timeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(model.deadline()).isEqualTo(Duration.ofMinutes(5));
        assertThat(model.concurrency()).isEqualTo(4);
    }

    @Test
    void aPersonMayTakeAnyTime() throws SuiteException {
        ModelSettings model = target("{provider: manual}");

        assertThat(model.label()).isEqualTo("manual/person");
        assertThat(model.timeout()).isGreaterThan(Duration.ofDays(300));
        assertThat(model.deadline()).isGreaterThan(Duration.ofDays(300));
        assertThat(model.concurrency()).isEqualTo(8);
        assertThat(model.options()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'{provider: manual, name: chat, timeout: 2h}'",
        "'{provider: command, name: chat, timeout: 2h, command: [x]}'"
    })
    void whatTheSuiteSaysWins(String settings) throws SuiteException {
        ModelSettings model = target(settings);

        assertThat(model.shortName()).isEqualTo("chat");
        assertThat(model.timeout()).isEqualTo(Duration.ofHours(2));
        assertThat(model.deadline()).isEqualTo(Duration.ofMinutes(5));
    }

    private ModelSettings target(String model) throws SuiteException {
        Suite suite = folder.load(SuiteFolder.suite(model, SuiteFolder.INLINE));
        return suite.target();
    }
}
