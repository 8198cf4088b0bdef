package io.github.metaspo.suite.read;

import io.github.metaspo.suite.Component;
import io.github.metaspo.suite.Component.Category;
import io.github.metaspo.suite.MetaPrompt;
import io.github.metaspo.suite.ProposalSettings;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class ProposalSettingsTest {

    private static final String SUITE = SuiteFolder.suite(SuiteFolder.INLINE);

    private final SuiteFolder folder;

    ProposalSettingsTest(@TempDir Path folder) {
        this.folder = new SuiteFolder(folder);
    }

    @Test
    void aMetaPromptOfTheSuiteIsRead() throws SuiteException {
        folder.write("x.txt", "Of ${systemPrompt}\r\n${mistakes} write an <Analysis>.\n");

        Suite suite = folder.load(SUITE + "optimize: {metaPrompts: {systemAnalysis: x.txt}}\n");

        assertThat(suite.optimize().proposals())
                .isEqualTo(new ProposalSettings(
                        Map.of(MetaPrompt.SYSTEM_ANALYSIS, "Of ${systemPrompt}\n${mistakes} write an <Analysis>."),
                        List.of(),
                        false));
    }

    @Test
    void aMetaPromptWithAFaultIsToldWhereTheSuiteNamesIt() {
        folder.write("lacks.txt", "${systemPrompt} <Analysis>");
        folder.write("unknown.txt", "${text} ${txt} <instruction>");
        folder.write("untagged.txt", "${pairs}");

        assertThat(folder.refusal(
                                SUITE
                                        + """
                                optimize:
                                  metaPrompts:
                                    systemAnalysis: lacks.txt
                                    paraphrase: unknown.txt
                                    userApe: untagged.txt
                                    repair: nowhere.txt
                                """)
                        .lines()
                        .map(line -> line.replaceAll("no file .*", "no file")))
                .containsExactly(
                        "review.yaml:11:21: the meta-prompt in \"lacks.txt\" lacks ${mistakes}; add it where it belongs",
                        "review.yaml:12:17: the meta-prompt in \"unknown.txt\" contains unknown ${txt}; it may contain ${text}, ${keep}",
                        "review.yaml:13:14: the meta-prompt in \"untagged.txt\" does not mention <instruction>, the tag from which the reply is read",
                        "review.yaml:14:13: \"nowhere.txt\" does not exist: there is no file");
    }

    @Test
    void sentencesOfTheSuiteAreReadInTheirOrder() throws SuiteException {
        folder.write("ours.yaml", "style:\n  - Answer  like a pirate.\nrole: [You are a pirate.]\n");

        Suite suite = folder.load(SUITE + "optimize: {components: {file: ours.yaml}}\n");

        assertThat(suite.optimize().proposals().components())
                .containsExactly(
                        new Component(Category.STYLE, "Answer like a pirate."),
                        new Component(Category.ROLE, "You are a pirate."));
        assertThat(suite.optimize().proposals().onlyThese()).isFalse();
        assertThat(folder.load(
                                SUITE + "optimize: {components: {file: ours.yaml}}\n",
                                Map.of("components.use", "replace"))
                        .optimize()
                        .proposals()
                        .onlyThese())
                .isTrue();
    }

    @Test
    void whatIsWrongWithSentencesIsToldWhereItStands() {
        folder.write(
                "ours.yaml",
                """
                styles: [Be brief.]
                jokes: [Ha.]
                role:
                  - You are {name}.
                  - [nested]
                  - You sing.
                emotion:
                  - you  sing.
                safety: []
                """);

        assertThat(folder.refusal(SUITE + "optimize: {components: {file: ours.yaml}}\n")
                        .lines())
                .containsExactly(
                        "ours.yaml:1:1: unknown category \"styles\"; did you mean \"style\"?",
                        "ours.yaml:2:1: unknown category \"jokes\"; known categories are goodProperty, role, style, chainOfThought, emotion, safety, behaviour, scenario",
                        "ours.yaml:4:5: a sentence must not contain braces, which would be read as a variable",
                        "ours.yaml:5:5: a sentence must be a text",
                        "ours.yaml:8:5: the same sentence is already at ours.yaml:6:5; keep one",
                        "ours.yaml:9:9: safety must be a list of at least one sentence");
    }

    @Test
    void aFileWithoutSentencesIsRefused() {
        folder.write("list.yaml", "- Be brief.\n");
        folder.write("none.yaml", "{}\n");

        assertThat(folder.refusal(SUITE + "optimize: {components: {file: list.yaml}}\n"))
                .isEqualTo("list.yaml:1:1: the file must contain a mapping of categories to lists of sentences");
        assertThat(folder.refusal(SUITE + "optimize: {components: {file: none.yaml}}\n"))
                .isEqualTo("none.yaml:1:1: the file contains no sentence");
    }
}
