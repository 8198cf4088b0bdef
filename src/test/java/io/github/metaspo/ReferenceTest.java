package io.github.metaspo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.metaspo.suite.Keywords;
import io.github.metaspo.suite.OptimizeSettings;
import org.apache.maven.plugins.annotations.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares the pages for users with the suite's schema and with the parameters of the goals. */
class ReferenceTest {

    private static final Pattern YAML_BLOCK =
            Pattern.compile("^( *)```yaml\n(.*?)^ *```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Set<String> CATEGORIES =
            Set.of("goodProperty", "role", "style", "chainOfThought", "emotion", "safety", "behaviour", "scenario");

    private static final String MINIMAL_SUITE =
            """
            suite: review
            systemPrompt: You are a helpful assistant.
            models: {target: {provider: openai, name: some-model}}
            tasks: [{id: electronics, prompt: "{question}", examples: {test: test.jsonl}}]
            """;

    private final JsonNode schema = schema();
    private final String reference = read(Path.of("docs/reference.md"));

    @Test
    void everyMethodAndGoalIsDescribed() throws IOException {
        String page = Files.readString(Path.of("docs/reference.md"));
        List<String> methods = Arrays.stream(OptimizeSettings.Method.values())
                .map(Keywords::of)
                .toList();
        List<String> goals = new ArrayList<>();
        try (Stream<Path> mojos = Files.walk(Path.of("src/main/java/io/github/metaspo/maven"))) {
            for (Path mojo : mojos.filter(Files::isRegularFile).toList()) {
                Pattern.compile("@Mojo\\(\\s*name = \"(\\w+)\"")
                        .matcher(Files.readString(mojo))
                        .results()
                        .forEach(name -> goals.add(name.group(1)));
            }
        }
        assertThat(goals).contains("optimize", "check", "report", "site").hasSizeGreaterThan(4);
        assertThat(goals).allSatisfy(goal -> assertThat(page).contains("| `metaspo:" + goal + "`"));
        assertThat(methods).allSatisfy(method -> assertThat(page).containsPattern("(?m)^- .*`" + method + "`"));
    }

    @ParameterizedTest
    @CsvSource({
        "/properties, ## The suite",
        "/properties/optimize/properties, ### The search",
        "/properties/optimize/properties/budget/properties, #### Budget",
        "/properties/optimize/properties/metaPrompts/properties, #### Meta-prompts",
        "/properties/optimize/properties/components/properties, #### Sentences",
        "/properties/gate/properties, ## The gate",
        "/properties/compare/properties, ### A comparison",
        "/$defs/model/properties, ### A model",
        "/$defs/task/properties, ### A task",
        "/$defs/examples/properties, #### Examples",
        "/$defs/example/properties, #### Examples",
        "/$defs/extract/properties, ### Extraction"
    })
    void everySettingHasALineWithItsDefault(String pointer, String heading) {
        String section = section(heading);
        List<String> faults = new ArrayList<>();
        schema.at(pointer).properties().forEach(setting -> {
            Optional<String> line = line(section, setting.getKey());
            String expected = setting.getValue().path("default").asText();
            if (line.isEmpty()) {
                faults.add(setting.getKey() + " has no line");
            } else if (!expected.isEmpty() && !line.get().contains("`" + expected + "`")) {
                faults.add(setting.getKey() + " lacks its default " + expected);
            }
            setting.getValue().path("properties").fieldNames().forEachRemaining(part -> {
                if (!Pattern.compile("\\b" + part + "\\b").matcher(reference).find()) {
                    faults.add(setting.getKey() + "." + part + " is not described");
                }
            });
        });

        assertThat(faults).isEmpty();
    }

    @Test
    void everyParameterOfAGoalHasALineWithItsDefault() {
        List<String> faults = new ArrayList<>();
        String section = section("### Parameters");
        parameters().forEach(field -> {
            Parameter parameter = field.getAnnotationOfType(Parameter.class);
            String value = parameter
                    .defaultValue()
                    .replace("${project.basedir}/", "")
                    .replace("${project.build.directory}", "target")
                    .replace("${user.home}", "~");
            Optional<String> line = line(section, field.getName());
            if (line.filter(text -> text.contains("`" + parameter.property() + "`"))
                    .isEmpty()) {
                faults.add(field.getName() + " has no line with " + parameter.property());
            } else if (!value.isEmpty() && !line.get().contains("`" + value + "`")) {
                faults.add(field.getName() + " lacks its default " + value);
            }
        });

        assertThat(faults).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void everyYamlExampleOfThePagesMeetsTheSchema(String place, String yaml) throws IOException {
        JsonNode example = new YAMLMapper().readTree(yaml);
        if (isPartOf(example, CATEGORIES)) {
            return;
        }
        ObjectNode suite = (ObjectNode) new YAMLMapper().readTree(MINIMAL_SUITE);
        ObjectNode target = (ObjectNode) suite.at("/models/target");
        ObjectNode task = (ObjectNode) suite.at("/tasks/0");
        ObjectNode whole = isPartOf(example, names("/properties"))
                ? suite
                : isPartOf(example, names("/$defs/task/properties")) ? task : target;
        whole.setAll((ObjectNode) example);

        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema)
                        .validate(suite))
                .isEmpty();
    }

    static Stream<Arguments> everyYamlExampleOfThePagesMeetsTheSchema() throws IOException {
        List<Arguments> examples = new ArrayList<>();
        try (Stream<Path> pages = Stream.concat(Stream.of(Path.of("README.md")), Files.list(Path.of("docs")))) {
            for (Path page : pages.sorted().toList()) {
                String text = read(page);
                YAML_BLOCK.matcher(text).results().forEach(block -> {
                    long line = text.substring(0, block.start()).lines().count() + 1;
                    String yaml = block.group(2)
                            .lines()
                            .map(content -> content.startsWith(block.group(1))
                                    ? content.substring(block.group(1).length())
                                    : content)
                            .reduce("", (before, content) -> before + content + "\n");
                    examples.add(Arguments.of(page + ":" + line, yaml));
                });
            }
        }
        return examples.stream();
    }

    private static Stream<JavaField> parameters() {
        return new ClassFileImporter()
                .importPackages("io.github.metaspo.maven").stream()
                        .filter(type -> !type.getSimpleName().equals("HelpMojo")) // generated
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.isAnnotatedWith(Parameter.class))
                        .filter(field ->
                                !field.getAnnotationOfType(Parameter.class).readonly());
    }

    private String section(String heading) {
        String level = heading.substring(0, heading.indexOf(' '));
        Pattern section = Pattern.compile(
                "^" + Pattern.quote(heading) + "$(.*?)(?=^#{1," + level.length() + "} |\\z)",
                Pattern.DOTALL | Pattern.MULTILINE);
        return section.matcher(reference)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("docs/reference.md has no heading " + heading));
    }

    private static Optional<String> line(String section, String setting) {
        Pattern row = Pattern.compile("\\| [^|]*`(\\{|[a-z]+\\.)?" + Pattern.quote(setting) + "\\b[^|]*`[^|]*\\|.*");
        return section.lines().filter(row.asMatchPredicate()).findFirst();
    }

    private boolean isPartOf(JsonNode example, Set<String> names) {
        List<String> keys = new ArrayList<>();
        example.fieldNames().forEachRemaining(keys::add);
        return names.containsAll(keys);
    }

    private Set<String> names(String pointer) {
        return Set.copyOf(
                schema.at(pointer).properties().stream().map(Map.Entry::getKey).toList());
    }

    private static JsonNode schema() {
        try {
            return new ObjectMapper().readTree(ReferenceTest.class.getResource("suite/yaml/suite.schema.json"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
