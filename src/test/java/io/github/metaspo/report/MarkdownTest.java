package io.github.metaspo.report;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MarkdownTest {

    @Test
    void aForeignTextCanNeitherLeaveItsCellNorMentionNorLink() {
        assertThat(Markdown.escape("a|b\n# <b>x</b> @me [l](http://h) `c`"))
                .doesNotContain("|", "\n", "<", ">", "@", "[", "`", "://");
        assertThat(Markdown.escape("pets-12, ok")).isEqualTo("pets-12, ok");
    }

    @Test
    void aForeignTextCannotEndItsBlockOfCode() {
        assertThat(Markdown.fenced("diff", "a\n````\nb\u001b[31m")).isEqualTo("`````diff\na\n````\nb [31m\n`````");
    }
}
