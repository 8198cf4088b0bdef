package io.github.metaspo.model.command;

import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class EnvironmentKeysTest {

    @Test
    void onlyValuesOfVariablesThatNameAKeyAreMasked() {
        EnvironmentKeys keys = new EnvironmentKeys(Map.of(
                "SOME_API_KEY", "sk-12345678",
                "GITHUB_TOKEN", "sk-12345678-and-more",
                "SHORT_KEY", "yes",
                "HOME", "/home/someone"));

        assertThat(keys.redact("yes: sk-12345678-and-more or sk-12345678 of /home/someone is wrong"))
                .isEqualTo("yes: *** or *** of /home/someone is wrong");
    }
}
