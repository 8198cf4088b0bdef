package io.github.metaspo.report.junit;

import io.github.metaspo.GoldenFiles;
import io.github.metaspo.api.Judgement;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Usage;
import io.github.metaspo.evaluation.Answers;
import io.github.metaspo.evaluation.Batch;
import io.github.metaspo.evaluation.Evaluation;
import io.github.metaspo.evaluation.Evaluation.Validity;
import io.github.metaspo.evaluation.EvaluationFixtures;
import io.github.metaspo.evaluation.EvaluationSubject;
import io.github.metaspo.evaluation.Measurement;
import io.github.metaspo.evaluation.Outcome;
import io.github.metaspo.evaluation.TaskScore;
import io.github.metaspo.model.calls.FakeTime;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;

import static org.assertj.core.api.Assertions.assertThat;

class JunitXmlTest {

    private final FakeTime time = new FakeTime();
    private final TaskTimes times = new TaskTimes(time);
    private final Suite suite = EvaluationFixtures.suite(
            EvaluationFixtures.task("pets", Task.Role.TRAIN, 6, "accuracy", 1),
            withFloor(EvaluationFixtures.task("books", Task.Role.UNSEEN, 2, "accuracy", 2), "0.8"),
            withFloor(EvaluationFixtures.task("cars", Task.Role.TRAIN, 2, "accuracy", 1), "0.5"));
    private final List<Batch> batches = EvaluationFixtures.batches(suite);

    private final List<Answers> answers = List.of(
            new Answers(
                    batches.get(0),
                    List.of(
                            scored("0", "0", 1),
                            scored("1", "one & <b>\u0000\u001b[31m", 0),
                            new Outcome.Scored(new Judgement("2", Optional.empty(), 0), true),
                            new Outcome.Failed(ModelException.Kind.TIMED_OUT, "no answer within 5 s"),
                            new Outcome.NotAsked(),
                            scored("0", "0", 1))),
            new Answers(
                    batches.get(1),
                    List.of(scored("0", "0", 1), scored("0", "4", 0), scored("1", "1", 1), scored("1", "1", 1))),
            new Answers(batches.get(2), List.of(scored("0", "0", 1), scored("1", "4", 0))));

    @Test
    void aTaskIsATestCaseThatFailsOnlyByItsFloorAndWrongAnswersAreItsOutput() throws Exception {
        answerIn(batches.get(0), 8_120);
        answerIn(batches.get(1), 4_005);
        GoldenFiles.assertEqual("junit.xml", xml(valid(answers)));
    }

    @Test
    void aMeasurementWithoutAScoreIsAnErrorOfTheTasksWhoseCallsFailed() throws Exception {
        List<Answers> unasked = new ArrayList<>(answers.subList(0, 2));
        unasked.add(new Answers(batches.get(2), List.of(new Outcome.NotAsked(), new Outcome.NotAsked())));
        Evaluation invalid = evaluation(unasked, new Validity.Invalid("3 of 12 calls failed;\nthe first: too slow"));
        GoldenFiles.assertEqual("junit-invalid.xml", xml(invalid));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "]]><script>alert(1)</script>",
                "</system-out></testcase><testcase name='x'/>",
                "&quot; &#0; <!-- <![CDATA[",
                "\u202eevil\u0007\u009b\ufffe\ud800",
                "[[ATTACHMENT|/etc/passwd]]",
                "[[attachment|../secret]]",
            })
    void textsOfAModelStayTexts(String text) throws Exception {
        List<Answers> hostile = List.of(
                answers.get(0),
                new Answers(
                        batches.get(1),
                        List.of(scored("0", text, 0), scored("0", text, 0), scored("1", "1", 1), scored("1", "1", 1))),
                answers.get(2));
        String xml = xml(valid(hostile));
        Document parsed = parse(xml);
        assertThat(parsed.getElementsByTagName("*").getLength())
                .as("elements")
                .isEqualTo(parse(xml(valid(answers))).getElementsByTagName("*").getLength());
        assertThat(parsed.getDocumentElement().getTextContent())
                .doesNotContainIgnoringCase("[[ATTACHMENT|")
                .doesNotContainPattern("[\\p{Cntrl}\u202e\ufffe&&[^\n]]");
    }

    @Test
    void aHundredThousandOutcomesAreASmallReport() throws Exception {
        Task[] tasks = IntStream.range(0, 100)
                .mapToObj(i ->
                        withFloor(EvaluationFixtures.task("task" + i, Task.Role.TRAIN, 1_000, "accuracy", 1), "0.9"))
                .toArray(Task[]::new);
        Suite large = EvaluationFixtures.suite(tasks);
        List<Answers> wrong = EvaluationFixtures.batches(large).stream()
                .map(batch -> new Answers(
                        batch,
                        IntStream.range(0, batch.questions())
                                .<Outcome>mapToObj(i -> scored("1", "x".repeat(5_000), 0))
                                .toList()))
                .toList();
        Evaluation evaluation = new Evaluation(
                large,
                EvaluationSubject.of(EvaluationFixtures.batches(large), large.target(), new TreeSet<>()),
                wrong,
                new Validity.Invalid("too much failed"),
                new Usage(0, 0),
                Optional.empty());
        assertThat(xml(evaluation)).hasSizeLessThan(1_000_000).contains("and 980 more; all are in results.json");
    }

    @Test
    void theTimesOfTasksThatAreAskedUnderSeveralPromptsAddUpToTheWhole() {
        answerIn(batches.get(0), 300);
        answerIn(batches.get(1), 50);
        answerIn(batches.get(0), 200);
        assertThat(times.of("pets")).isEqualTo(Duration.ofMillis(500));
        assertThat(times.of("books")).isEqualTo(Duration.ofMillis(50));
        assertThat(times.all()).isEqualTo(Duration.ofMillis(550));
    }

    @Test
    void theTimeOfATaskBeginsWithTheLastAnswerBeforeItsOwn() {
        answerIn(batches.get(0), 300);
        answerIn(batches.get(0), 200);
        answerIn(batches.get(1), 50);
        assertThat(times.of("pets")).isEqualTo(Duration.ofMillis(500));
        assertThat(times.of("books")).isEqualTo(Duration.ofMillis(50));
        assertThat(times.of("cars")).isEqualTo(Duration.ZERO);
        assertThat(times.all()).isEqualTo(Duration.ofMillis(550));
    }

    private void answerIn(Batch batch, long millis) {
        time.pass(Duration.ofMillis(millis));
        times.answered(batch, 0, new Reply("0", false, new Usage(1, 1), "tiny"), (Outcome.Scored) scored("0", "0", 1));
    }

    private static Task withFloor(Task task, String minScore) {
        return new Task(
                task.id(),
                task.role(),
                task.prompt(),
                task.train(),
                task.test(),
                task.extraction(),
                task.metric(),
                task.weight(),
                Optional.of(new BigDecimal(minScore)),
                task.repeats(),
                task.location());
    }

    private Evaluation valid(List<Answers> all) {
        return evaluation(
                all,
                new Validity.Valid(Measurement.of(all.stream()
                        .map(one -> TaskScore.of(
                                one,
                                EvaluationFixtures.scorers(suite).of(one.batch().task())))
                        .toList())));
    }

    private Evaluation evaluation(List<Answers> all, Validity validity) {
        return new Evaluation(
                suite,
                EvaluationSubject.of(batches, suite.target(), new TreeSet<>()),
                all,
                validity,
                new Usage(80, 16),
                Optional.empty());
    }

    private static Outcome scored(String gold, String prediction, double score) {
        return new Outcome.Scored(new Judgement(gold, Optional.of(prediction), score), false);
    }

    private String xml(Evaluation evaluation) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JunitXml.write(evaluation, "src/main/metaspo/review.yaml", times, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}
