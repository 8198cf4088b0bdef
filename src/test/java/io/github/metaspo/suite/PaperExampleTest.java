package io.github.metaspo.suite;

import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.suite.read.SuiteFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** The suites of {@code examples/paper} have the tasks of the MetaSPO paper, and the plugin reads them. */
class PaperExampleTest {

    private static final Pattern EXAMPLES = Pattern.compile("[a-z]+/\\w+-(?:train|test)\\.jsonl");

    private final Path folder;
    private PaperExample example = new PaperExample(Path.of(""));

    PaperExampleTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void copyWithData() throws IOException {
        example = PaperExample.copiedTo(folder);
        for (String suite : PaperExample.SUITES) {
            List<String> files = EXAMPLES.matcher(Files.readString(example.suite(suite)))
                    .results()
                    .map(match -> match.group())
                    .toList();
            for (String file : files) {
                Path path = example.suites().resolve(file);
                Files.createDirectories(path.getParent());
                Files.writeString(
                        path,
                        """
                        {"id": "%1$s-1", "question": "First of %1$s?", "answer": "yes"}
                        {"id": "%1$s-2", "question": "Second of %1$s?", "answers": ["no", "not"]}
                        """
                                .formatted(file));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "medical, ob_gyn medicine pharmacology pathology, dental anatomy surgery pediatrics, accuracy",
        "reviews, beauty game baby office, electronics pet sports, accuracy",
        "reasoning, logic_grid_puzzle tracking_shuffled_objects logical_deduction temporal_sequences,"
                + " object_counting reasoning_colored_objects epistemic, accuracy",
        "safety, liar hatecheck tweet_eval sarcasm, ethos anthropic_harmless, macroF1",
        "grounding, squad hotpot_qa trivia_qa drop, natural_questions web_qa, exactMatch"
    })
    void eachDomainHasItsTasksAndItsMetric(String suite, String train, String unseen, String metric)
            throws SuiteException {
        Suite loaded = example.load(suite);

        assertThat(loaded.name()).isEqualTo(suite);
        assertThat(ids(loaded, Task.Role.TRAIN)).isEqualTo(train);
        assertThat(ids(loaded, Task.Role.UNSEEN)).isEqualTo(unseen);
        assertThat(loaded.tasks()).allSatisfy(task -> {
            assertThat(task.metric().name()).isEqualTo(metric);
            assertThat(task.train()).hasSize(2);
            assertThat(task.test()).hasSize(2);
        });
    }

    @Test
    void theDomainsHaveTwentyTrainTasksAndFourteenUnseen() throws SuiteException {
        List<Task> tasks =
                example.load().flatMap(suite -> suite.tasks().stream()).toList();

        assertThat(tasks).hasSize(34).extracting(Task::id).doesNotHaveDuplicates();
        assertThat(tasks.stream().filter(task -> task.role() == Task.Role.TRAIN))
                .hasSize(20);
    }

    @Test
    void everyPromptSaysHowToAnswerAfterTheQuestion() throws SuiteException {
        assertThat(example.load().flatMap(suite -> suite.tasks().stream())).allSatisfy(task -> {
            List<String> lines = Arrays.asList(task.prompt().template().split("\n"));
            assertThat(lines).as(task.id()).hasSize(3);
            assertThat(lines.get(1)).isEqualTo("<Question>{question}</Question>");
            if (task.extraction() instanceof Extraction.Tag tag) {
                assertThat(lines.get(2)).contains("<" + tag.name() + ">", "</" + tag.name() + ">");
            } else {
                assertThat(task.extraction()).isEqualTo(new Extraction.Text());
                assertThat(lines.get(2)).contains("the answer alone");
            }
        });
    }

    @Test
    void onlyGroundingTakesTheWholeReplyAsTheAnswer() throws SuiteException {
        assertThat(example.load()).allSatisfy(suite -> assertThat(suite.tasks())
                .extracting(Task::extraction)
                .containsOnly(suite.name().equals("grounding") ? new Extraction.Text() : new Extraction.Tag("answer")));
    }

    @Test
    void modelsAndSearchAreThoseOfThePaper() throws SuiteException {
        assertThat(example.load()).allSatisfy(suite -> {
            assertThat(suite.systemPrompt()).isEqualTo("You are a helpful assistant.");
            assertThat(suite.target().maxTokens()).isEqualTo(3000);
            assertThat(suite.optimizer().flatMap(ModelSettings::name)).contains("gpt-4o-mini");
            OptimizeSettings search = suite.optimize();
            assertThat(search.method()).isEqualTo(OptimizeSettings.Method.METASPO);
            assertThat(search.mode()).isEqualTo(OptimizeSettings.Mode.FULL);
            assertThat(search.iterations()).isEqualTo(3);
            assertThat(search.systemCandidates()).isEqualTo(9);
            assertThat(search.userCandidates()).isEqualTo(3);
            assertThat(search.userTopK()).isEqualTo(3);
        });
    }

    @Test
    void theExampleHasNoOtherSuite() throws IOException {
        assertThat(SuiteFiles.in(Path.of("examples/paper/src/main/metaspo")))
                .extracting(SuiteFiles::nameOf)
                .containsExactlyInAnyOrderElementsOf(PaperExample.SUITES);
    }

    private static String ids(Suite suite, Task.Role role) {
        return suite.tasks(role).stream().map(Task::id).collect(Collectors.joining(" "));
    }
}
