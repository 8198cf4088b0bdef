package io.github.metaspo.report.markdown;

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
    void whatNobodySeesIsShownEscaped() {
        assertThat(Markdown.escape("pay \u202edoof\u2069")).isEqualTo("pay &#92;u{202E}doof&#92;u{2069}");
        assertThat(Markdown.fenced("", "a\u2028b\rc\u009bd")).isEqualTo("```\na\\u{2028}b\\u{D}c\\u{9B}d\n```");
    }

    @Test
    void aForeignTextCannotEndItsBlockOfCode() {
        assertThat(Markdown.fenced("diff", "a\n````\nb\u001b[31m"))
                .isEqualTo("`````diff\na\n````\nb\\u{1B}[31m\n`````");
    }

    @Test
    void aLongTextLacksItsMiddleAndStaysEscaped() {
        assertThat(Markdown.escape("begin " + "|".repeat(500) + " end", 30))
                .startsWith("begin ")
                .contains(" \u2026 ")
                .endsWith(" end")
                .doesNotContain("|");
    }
}
