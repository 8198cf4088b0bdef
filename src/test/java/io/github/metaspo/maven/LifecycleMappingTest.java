package io.github.metaspo.maven;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

class LifecycleMappingTest {

    @Test
    void eclipseKnowsWhatToDoWithEveryGoal() throws IOException {
        assertThat(found("META-INF/m2e/lifecycle-mapping-metadata.xml", "<goal>(\\w+)</goal>"))
                .containsAll(goals());
    }

    private static TreeSet<String> goals() throws IOException {
        TreeSet<String> goals = found("META-INF/maven/plugin.xml", "<goal>(\\w+)</goal>");
        goals.remove("help");
        assertThat(goals).contains("generate");
        return goals;
    }

    private static TreeSet<String> found(String resource, String pattern) throws IOException {
        ClassLoader loader = Objects.requireNonNull(LifecycleMappingTest.class.getClassLoader());
        try (InputStream input = Objects.requireNonNull(loader.getResourceAsStream(resource), resource)) {
            String text = new String(input.readAllBytes(), StandardCharsets.UTF_8);
            TreeSet<String> found = new TreeSet<>();
            Pattern.compile(pattern)
                    .matcher(text)
                    .results()
                    .map((MatchResult match) -> match.group(1))
                    .forEach(found::add);
            return found;
        }
    }
}
