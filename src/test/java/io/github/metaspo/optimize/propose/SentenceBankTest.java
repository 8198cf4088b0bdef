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

    private final SentenceBank bank = SentenceBank.builtIn();

    @Test
    void theOwnCorpusHas80To120SentencesInAllEightCategories() {
        assertThat(bank.components()).hasSizeBetween(80, 120);
        assertThat(bank.components().stream().map(Component::category).distinct())
                .containsExactlyInAnyOrder(Category.values());
    }

    @Test
    void theSentencesAreDifferentWholeAndSplitAsOne() {
        assertThat(bank.components().stream().map(component -> component.text().toLowerCase(Locale.ROOT)))
                .doesNotHaveDuplicates();
        for (Component component : bank.components()) {
            assertThat(Sentences.of(component.text(), line -> false).size()).isEqualTo(1);
            assertThat(component.text()).matches("[A-Z].*\\.");
        }
    }

    @Test
    void furtherSentencesStandBehindTheOwnOnes() {
        Component further = new Component(Category.STYLE, "Answer like a pirate.");

        assertThat(bank.with(List.of(further, bank.components().get(0))).components())
                .hasSize(bank.components().size() + 1)
                .endsWith(further);
    }

    @Test
    void aSuiteExtendsOrReplacesTheOwnSentences() {
        List<Component> pirate = List.of(new Component(Category.STYLE, "Answer like a pirate."));

        assertThat(SentenceBank.of(ProposalSettings.NONE)).isEqualTo(bank);
        assertThat(SentenceBank.of(new ProposalSettings(Map.of(), pirate, false)))
                .isEqualTo(bank.with(pirate));
        assertThat(SentenceBank.of(new ProposalSettings(Map.of(), pirate, true)).components())
                .isEqualTo(pirate);
    }

    @Test
    void aRoleIsToldByItsFirstWordsOrByItsCategory() {
        assertThat(bank.isRole("You are a helpful assistant.")).isTrue();
        assertThat(bank.isRole("You find facts in messages.")).isTrue();
        assertThat(bank.isRole("Be brief.")).isFalse();
    }
}
