package io.github.metaspo.optimize.propose;

import io.github.metaspo.suite.Component;
import io.github.metaspo.suite.Component.Category;
import io.github.metaspo.suite.ProposalSettings;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class SentenceBankTest {

    private final SentenceBank corpus = SentenceBank.builtIn();

    @Test
    void theOwnCorpusHas80To120SentencesInAllEightCategories() {
        assertThat(corpus.components()).hasSizeBetween(80, 120);
        assertThat(corpus.components().stream().map(Component::category).distinct())
                .containsExactlyInAnyOrder(Category.values());
    }

    @Test
    void theSentencesAreDifferentWholeAndSplitAsOne() {
        assertThat(corpus.components().stream()
                        .map(component -> component.text().toLowerCase(Locale.ROOT)))
                .doesNotHaveDuplicates();
        for (Component component : corpus.components()) {
            assertThat(Sentences.of(component.text(), line -> false).size()).isEqualTo(1);
            assertThat(component.text()).matches("[A-Z].*\\.");
        }
    }

    @Test
    void furtherSentencesStandBehindTheOwnOnes() {
        Component further = new Component(Category.STYLE, "Answer like a pirate.");

        assertThat(corpus.with(List.of(further, corpus.components().get(0))).components())
                .hasSize(corpus.components().size() + 1)
                .endsWith(further);
    }

    @Test
    void aSuiteExtendsOrReplacesTheOwnSentences() {
        List<Component> pirate = List.of(new Component(Category.STYLE, "Answer like a pirate."));

        assertThat(SentenceBank.of(ProposalSettings.NONE)).isEqualTo(corpus);
        assertThat(SentenceBank.of(new ProposalSettings(Map.of(), pirate, false)))
                .isEqualTo(corpus.with(pirate));
        assertThat(SentenceBank.of(new ProposalSettings(Map.of(), pirate, true)).components())
                .isEqualTo(pirate);
    }

    @Test
    void aRoleIsToldByItsFirstWordsOrByItsCategory() {
        assertThat(corpus.isRole("You are a helpful assistant.")).isTrue();
        assertThat(corpus.isRole("You find facts in messages.")).isTrue();
        assertThat(corpus.isRole("Be brief.")).isFalse();
    }
}
