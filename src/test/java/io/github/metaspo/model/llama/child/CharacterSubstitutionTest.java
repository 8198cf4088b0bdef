package io.github.metaspo.model.llama.child;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class CharacterSubstitutionTest {

    @Test
    void plainTextsStayAsTheyAre() {
        assertThat(new CharacterSubstitution(List.of("Grüße")).hide("Grüße")).isEqualTo("Grüße");
    }

    @Test
    void twoEmojiGetTwoStandInsThatTheTextsDoNotHold() {
        CharacterSubstitution standIns = new CharacterSubstitution(List.of("\uE000 😀", "🎉"));

        assertThat(standIns.hide("\uE000 😀🎉")).isEqualTo("\uE000 \uE002\uE001");
    }

    @Property
    void whatIsHiddenIsOfTheBasicPlaneAndComesBack(@ForAll String system, @ForAll String user) {
        CharacterSubstitution standIns = new CharacterSubstitution(List.of(system, user));

        String hidden = standIns.hide(user);

        assertThat(hidden.codePoints()).allMatch(Character::isBmpCodePoint).doesNotContain(0);
        assertThat(standIns.restore(hidden)).isEqualTo(user);
    }
}
