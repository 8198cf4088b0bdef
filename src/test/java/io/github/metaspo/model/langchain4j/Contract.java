package io.github.metaspo.model.langchain4j;

import io.github.metaspo.api.Reply;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** The table in {@code contract.txt}: how each provider reports a situation. */
public final class Contract {

    private static final Pattern SAID = Pattern.compile("(openai|anthropic|gemini|ollama|llama): (.*)");

    private Contract() {}

    /**
     * A situation as one provider meets it.
     *
     * @param name of the situation
     * @param provider its name
     * @param meaning what a caller is told
     * @param said what the server says
     */
    public record Situation(String name, String provider, String meaning, String said) {

        @Override
        public String toString() {
            return name + ": " + provider;
        }
    }

    /** All of the table, in its order. */
    public static List<Situation> situations() throws IOException {
        List<Situation> situations = new ArrayList<>();
        String name = "";
        String meaning = "";
        for (String line : lines()) {
            Matcher said = SAID.matcher(line);
            if (line.startsWith("## ")) {
                name = line.substring("## ".length());
            } else if (said.matches()) {
                situations.add(new Situation(name, said.group(1), meaning, said.group(2)));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                meaning = line;
            }
        }
        return situations;
    }

    private static List<String> lines() throws IOException {
        try (InputStream in = Contract.class.getResourceAsStream("contract.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    /** Holds a reply to a meaning that begins with REPLY or CUT. */
    public static void assertReply(String meaning, Reply reply) {
        String[] parts = meaning.split(" \\|( |$)", 2);
        assertThat(reply.cut()).isEqualTo(meaning.startsWith("CUT"));
        assertThat(reply.text()).isEqualTo(parts[0].substring(parts[0].indexOf(' ') + 1));
        String fact = parts.length == 1 ? "" : parts[1];
        String value = fact.substring(fact.indexOf(' ') + 1);
        switch (fact.split(" ")[0].toLowerCase(Locale.ROOT)) {
            case "usage" ->
                assertThat(reply.usage().input() + " " + reply.usage().output()).isEqualTo(value);
            case "thinking" -> assertThat(reply.thinking()).isEqualTo(value);
            case "model" -> assertThat(reply.model()).isEqualTo(value);
            default -> assertThat(fact).isEmpty();
        }
    }
}
