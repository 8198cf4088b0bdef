package io.github.metaspo.scoring;

import io.github.metaspo.api.Example;
import io.github.metaspo.scoring.extract.Extractor;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class CanonicalGoldsTest {

    private final List<String> computed = new ArrayList<>();

    private final Extractor upperCase = new Extractor() {
        @Override
        public Optional<String> extract(String response, Example example) {
            return Optional.of(response);
        }

        @Override
        public Optional<String> canonical(String gold, Example example) {
            computed.add(gold);
            return gold.equals("-") ? Optional.empty() : Optional.of(gold.toUpperCase(Locale.ROOT));
        }
    };

    private final CanonicalGolds golds = new CanonicalGolds(upperCase);

    @Test
    void theAnswersOfAnExampleThatWasAddedAreComputedOnce() {
        Example example = ScoringFixtures.example("a", "-", "C");
        assertThat(golds.add(example)).containsExactly(Optional.of("A"), Optional.empty(), Optional.of("C"));
        assertThat(golds.of(example).answers()).containsExactly("A", "-", "C");
        assertThat(golds.of(example)).isSameAs(golds.of(example));
        assertThat(computed).containsExactly("a", "-", "C");
    }

    @Test
    void anExampleThatWasNotAddedHasItsOwnAnswersAlthoughItLooksLikeAnother() {
        golds.add(ScoringFixtures.example("a"));
        assertThat(golds.of(ScoringFixtures.example("a")).answers()).containsExactly("A");
        assertThat(computed).containsExactly("a", "a");
    }

    @Test
    void anExampleWhoseAnswersAreInThatFormAlreadyIsKeptAsItIs() {
        Example example = ScoringFixtures.example("A");
        golds.add(example);
        assertThat(golds.of(example)).isSameAs(example);
    }
}
