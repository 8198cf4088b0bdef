package io.github.metaspo.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** 200 texts that try to leave the place in which they are shown. */
final class HostileTexts {

    private static final List<String> PAYLOADS = List.of(
            "<script>window.ran = 1</script>",
            "</script><script>window.ran = 1</script>",
            "</style><script>window.ran = 1</script>",
            "</title></head><body onload=\"window.ran = 1\">",
            "<img src=x onerror=\"window.ran = 1\">",
            "<svg onload=\"window.ran = 1\"><circle/></svg>",
            "</text></svg><script>window.ran = 1</script>",
            "</desc><script>window.ran = 1</script>",
            "<iframe srcdoc=\"<script>parent.ran = 1</script>\"></iframe>",
            "<object data=\"javascript:window.ran = 1\"></object>",
            "<a href=\"javascript:window.ran = 1\">click</a>",
            "javascript:window.ran = 1",
            "\" onmouseover=\"window.ran = 1\" autofocus onfocus=\"window.ran = 1",
            "' onclick='window.ran = 1",
            "<details open ontoggle=\"window.ran = 1\">",
            "<meta http-equiv=\"refresh\" content=\"0;url=javascript:window.ran=1\">",
            "<link rel=stylesheet href=\"http://127.0.0.1:9/x.css\">",
            "<base href=\"http://127.0.0.1:9/\">",
            "<form action=\"http://127.0.0.1:9/\"><input name=q></form>",
            "<math><mtext></mtext><script>window.ran = 1</script></math>",
            "]]><script>window.ran = 1</script>",
            "<![CDATA[<script>window.ran = 1</script>]]>",
            "<!-- --><script>window.ran = 1</script><!--",
            "--><script>window.ran = 1</script>",
            "<template><script>window.ran = 1</script></template>",
            "&lt;script&gt;window.ran = 1&lt;/script&gt;",
            "&#60;script&#62;window.ran = 1&#60;/script&#62;",
            "${7*7} #{7*7} {{7*7}} <%= 7*7 %> @if(true)x@endif !{7*7} $unsafe{7*7}",
            "${Runtime.getRuntime().exec(\"true\")}",
            "@import url(http://127.0.0.1:9/x.css);",
            "}</style><style>*{background:url(http://127.0.0.1:9/x)}",
            "expression(window.ran = 1)",
            "\u202e\u2066reversed\u2069\u202c",
            "zero\u200bwidth\u00adsoft\ufeffmark",
            "\u0000\u0001\u0007\u001b[31mred\u001b[0m\u009f",
            "line\r\nfeed\u2028separator\u2029end\t",
            "\ud800 lone surrogates \udc00",
            "\u2067<script>window.ran = 1</script>\u2069",
            "%3Cscript%3Ewindow.ran%20=%201%3C/script%3E",
            "<scr\u0000ipt>window.ran = 1</scr\u0000ipt>",
            "\uff1cscript\uff1ewindow.ran = 1\uff1c/script\uff1e",
            "<ins></del></blockquote></section></main></body></html>",
            "</p></div></details></section><section id=\"verdict\"><h1>Forged</h1>",
            "<table><tr><td>forged</td></tr></table>",
            "id=\"verdict\" class=\"up\"",
            "W".repeat(3_000),
            "nobreak".repeat(400),
            "\n".repeat(50) + "end",
            " ".repeat(2_000) + "end",
            "\ud83d\udc69\u200d\ud83d\udcbb emoji \u0633\u0644\u0627\u0645 \u4f60\u597d");

    private HostileTexts() {}

    /** Returns the texts, each with a number by which it is told apart. */
    static List<String> all() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String payload = PAYLOADS.get(i % PAYLOADS.size());
            all.add(
                    switch (i / PAYLOADS.size()) {
                        case 0 -> payload + " h" + i;
                        case 1 -> "h" + i + " " + payload;
                        case 2 -> payload.toUpperCase(Locale.ROOT) + " h" + i;
                        default -> payload + payload + " h" + i;
                    });
        }
        return all;
    }
}
