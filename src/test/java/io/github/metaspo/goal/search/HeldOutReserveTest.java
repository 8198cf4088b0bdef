package io.github.metaspo.goal.search;

import io.github.metaspo.goal.Prompts;
import io.github.metaspo.model.TokenCount;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.read.SuiteLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

class HeldOutReserveTest {

    @TempDir
    private Path folder;

    @Test
    void aUserPromptInEffectIsReservedAlsoForThePromptsThatASearchFinds() throws Exception {
        Path file = folder.resolve("review.yaml");
        Files.writeString(
                file,
                """
                suite: review
                systemPrompt: You help.
                models: {target: {provider: scripted, name: tiny}}
                tasks:
                  - id: stars
                    prompt: "{question}"
                    examples: {train: [{question: a, answer: b}], test: [{question: c, answer: d}]}
                  - id: pet
                    role: unseen
                    prompt: "{question}"
                    examples: {test: [{question: e, answer: f}]}
                optimize: {budget: {tokens: 100k}}
                """);
        Suite suite = new SuiteLoader(folder, Map.of()).load(file);
        Prompts given = Prompts.given(suite);
        String prompt = "Think about it for a long time. {question}";
        Prompts adapted = new Prompts(suite.systemPrompt(), new TreeMap<>(Map.of("pet", prompt)));
        TokenCount count = new TokenCount();
        int extra = count.of(prompt) - count.of("{question}");
        // once for the prompts in effect, and once for those found; a token may join with the question
        assertThat(tokens(suite, adapted) - tokens(suite, given)).isBetween(2L * extra - 2, 2L * extra + 2);
    }

    private static long tokens(Suite suite, Prompts measured) {
        return new HeldOutReserve(suite, Set.of(measured), 0).reserve().requestTokens();
    }
}
