package io.github.metaspo.model.llama.store;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.metaspo.suite.Nearest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Catalogue of embedded models by name. It also parses the names of models on the hub.
 *
 * @param hub URL of the model hub
 * @param models entries of the catalogue
 */
record Catalogue(URI hub, List<Entry> models) {

    private static final Pattern ON_THE_HUB =
            Pattern.compile("hf:([\\w.-]+/[\\w.-]+)/([\\w.-]+(?:/[\\w.-]+)*\\.gguf)@([\\w.-]+)");

    Catalogue {
        models = List.copyOf(models);
    }

    /** Entry of the resource file. */
    record Entry(String name, String file, long bytes, String sha256, String licence, List<Source> sources) {

        private Model model() {
            return new Model(name, file, Optional.of(new Model.Content(bytes, sha256)), sources);
        }
    }

    /** Returns the catalogue in the resource file. */
    static Catalogue bundled() {
        try (InputStream json = Objects.requireNonNull(Catalogue.class.getResourceAsStream("catalogue.json"))) {
            return JsonMapper.builder().build().readValue(json, Catalogue.class);
        } catch (IOException e) {
            throw new UncheckedIOException("the catalogue of models cannot be read", e);
        }
    }

    /**
     * Returns the model of a name.
     *
     * @throws IllegalArgumentException if there is none; the message is a sentence
     */
    Model find(String name) {
        return name.startsWith("hf:") ? onTheHub(name) : entry(name).model();
    }

    private Entry entry(String name) {
        if (name.matches(".*[/\\\\].*") || name.toLowerCase(Locale.ROOT).endsWith(".gguf")) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is the path of a file, not the name of an embedded model; write file: " + name
                            + " instead of name");
        }
        List<String> names = models.stream().map(Entry::name).toList();
        return models.stream()
                .filter(model -> model.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no embedded model is called \"" + name
                        + "\"; known are " + String.join(", ", names) + ", hf:owner/repo/file.gguf@revision, or a file:"
                        + Nearest.hint(name, names)));
    }

    private static Model onTheHub(String name) {
        Matcher parts = ON_THE_HUB.matcher(name);
        if (!parts.matches() || Arrays.asList(name.split("[/@:]")).stream().anyMatch(Catalogue::leadsElsewhere)) {
            throw new IllegalArgumentException(
                    "\"" + name
                            + "\" is not the name of a model file; write hf:owner/repo/file.gguf@revision, where revision is a commit");
        }
        String repository = parts.group(1);
        String path = parts.group(2);
        String revision = parts.group(3);
        return new Model(
                name,
                "hf/" + repository + "/" + revision + "/" + path,
                Optional.empty(),
                List.of(new Source.Hub(repository, revision, path)));
    }

    private static boolean leadsElsewhere(String part) {
        return part.equals(".") || part.equals("..");
    }
}
