package io.github.metaspo.suite.read;

import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.SuitePrompt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SuitePromptTest {

    private final SuiteFolder suites;

    SuitePromptTest(@TempDir Path folder) {
        suites = new SuiteFolder(folder);
    }

    @Test
    void theExamplesAreNotNeededForThePrompt() throws SuiteException {
        SuitePrompt prompt = read(SuiteFolder.suite("{train: missing.jsonl, test: broken.csv}"));

        assertThat(prompt.name()).isEqualTo("review");
        assertThat(prompt.systemPrompt()).isEqualTo("You help.");
    }

    @Test
    void aPromptInAFileIsRead() throws SuiteException {
        suites.write("seed.txt", "You help.  \r\nAlways.\r\n");

        assertThat(read(SuiteFolder.suite(SuiteFolder.INLINE).replace("You help.", "{file: seed.txt}"))
                        .systemPrompt())
                .isEqualTo("You help.\nAlways.");
    }

    @Test
    void aBrokenSuiteHasNoPrompt() {
        assertThatThrownBy(() -> read(SuiteFolder.suite(SuiteFolder.INLINE).replace("tasks:", "taks:")))
                .isInstanceOf(SuiteException.class)
                .hasMessageContaining("did you mean \"tasks\"?");
    }

    private SuitePrompt read(String yaml) throws SuiteException {
        return new SuiteLoader(suites.folder(), Map.of()).loadPrompt(suites.write("review.yaml", yaml));
    }
}
