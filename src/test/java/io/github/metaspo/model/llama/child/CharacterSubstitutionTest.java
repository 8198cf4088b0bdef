package io.github.metaspo.model.llama.child;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class CharacterSubstitutionTest {

    @Test
    void plainTextsStayAsTheyAre() {
        assertThat(new CharacterSubstitution(List.of("Grüße")).substitute("Grüße"))
                .isEqualTo("Grüße");
    }

    @Test
    void twoEmojiGetTwoStandInsThatTheTextsDoNotHold() {
        CharacterSubstitution substitution = new CharacterSubstitution(List.of("\uE000 😀", "🎉"));

        assertThat(substitution.substitute("\uE000 😀🎉")).isEqualTo("\uE000 \uE002\uE001");
    }

    @Property
    void whatIsHiddenIsOfTheBasicPlaneAndComesBack(@ForAll String system, @ForAll String user) {
        CharacterSubstitution substitution = new CharacterSubstitution(List.of(system, user));

        String substituted = substitution.substitute(user);

        assertThat(substituted.codePoints()).allMatch(Character::isBmpCodePoint).doesNotContain(0);
        assertThat(substitution.restore(substituted)).isEqualTo(user);
    }
}
