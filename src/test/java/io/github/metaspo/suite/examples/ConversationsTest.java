package io.github.metaspo.suite.examples;

import io.github.metaspo.api.Message;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.read.SuiteFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** Conversations in suites; {@link ExampleVariantsTest} tests how single files are read. */
class ConversationsTest {

    private static final String CHAT =
            """
            {"messages": [{"role": "user", "content": "Rain?"}, {"role": "assistant", "content": "no"}]}
            """;
    private static final String LONGER =
            """
            {"messages": [{"role": "user", "content": "Rain?"}, {"role": "assistant", "content": "no"}, {"role": "user", \
            "content": "Sure?"}, {"role": "assistant", "content": "yes"}]}
            """;
    private static final String OTHER =
            """
            {"messages": [{"role": "user", "content": "Snow?"}, {"role": "assistant", "content": "no"}, {"role": "user", \
            "content": "Sure?"}, {"role": "assistant", "content": "no"}]}
            """;

    private final SuiteFolder folder;

    ConversationsTest(@TempDir Path path) {
        this.folder = new SuiteFolder(path);
    }

    private String files(String train, String test) {
        folder.write("train.jsonl", train);
        folder.write("test.jsonl", test);
        return SuiteFolder.suite("{train: train.jsonl, test: test.jsonl}");
    }

    @Test
    void theSystemMessagesOfAFileAreLeftOutWithARemark() throws SuiteException {
        String system = "{\"role\": \"system\", \"content\": \"Be kind.\"}, ";
        Suite suite = folder.load(files(CHAT, OTHER.replace("[{", "[" + system + "{")));

        assertThat(suite.remarks())
                .singleElement()
                .asString()
                .endsWith("test.jsonl:1: the system message of 1 example is"
                        + " ignored, because the suite's systemPrompt is measured instead");
        assertThat(suite.tasks().get(0).test().get(0).earlier())
                .containsExactly(Message.user("Snow?"), Message.assistant("no"));
    }

    @Test
    void theSameWordsInAnotherConversationAreAnotherQuestion() throws SuiteException {
        Task task = folder.load(files(LONGER, OTHER)).tasks().get(0);

        assertThat(task.train().get(0).question()).isEqualTo(task.test().get(0).question());
        assertThat(task.train().get(0).id()).isNotEqualTo(task.test().get(0).id());
    }

    @Test
    void theSameConversationOnBothSidesIsALeak() {
        assertThat(folder.refusal(files(LONGER, LONGER.replace("Rain?", "Rain?  "))))
                .contains("test.jsonl:1", "this test question is also a train question");
    }

    @Test
    void aTestQuestionThatATrainConversationAnswersIsALeak() {
        assertThat(folder.refusal(files(LONGER, CHAT)))
                .contains("test.jsonl:1", "this test question is answered in the messages of a train example, at")
                .hasLineCount(1);
    }

    @Test
    void aTestConversationMayGoOnFromATrainExample() throws SuiteException {
        assertThat(folder.load(files(CHAT, LONGER)).tasks()).hasSize(1);
    }

    @Test
    void anExampleInTheSuiteMayHaveEarlierMessages() throws SuiteException {
        Task task =
                folder.task("{train: [{question: a, answer: b}], test: [{question: Cat or dog, answer: dog, messages:"
                        + " [{role: user, content: Hello}, {role: assistant, content: Well}]}]}");

        assertThat(task.test().get(0).earlier()).containsExactly(Message.user("Hello"), Message.assistant("Well"));
    }
}
