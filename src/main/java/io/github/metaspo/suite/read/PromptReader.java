package io.github.metaspo.suite.read;

import io.github.metaspo.suite.PromptText;
import io.github.metaspo.suite.UserPrompt;
import io.github.metaspo.suite.yaml.Node;
import io.github.metaspo.suite.yaml.Problems;
import io.github.metaspo.suite.yaml.ProjectFiles;
import io.github.metaspo.suite.yaml.TextFiles;

import java.util.Optional;

/** Reads system and user prompts, given as text or as a file, into their normal form. */
final class PromptReader {

    private final ProjectFiles files;
    private final Problems problems;
    private final PromptRules rules;

    PromptReader(ProjectFiles files, Problems problems) {
        this.files = files;
        this.problems = problems;
        this.rules = new PromptRules(problems);
    }

    /** A prompt that may be sent as it is; empty, with a problem, where there is none. */
    Optional<String> systemPrompt(Node node) {
        return text(node).map(PromptText::normalise).filter(prompt -> rules.isUsable(prompt, node.place()));
    }

    /** A prompt with the place of the question; empty, with a problem, where there is none. */
    Optional<UserPrompt> userPrompt(Node node) {
        return systemPrompt(node)
                .filter(prompt -> rules.asksOnce(prompt, node.place()))
                .map(UserPrompt::new);
    }

    private Optional<String> text(Node node) {
        if (node instanceof Node.Scalar scalar) {
            return Optional.of(scalar.text());
        }
        Node.Scalar path = ((Node.Mapping) node).scalar("file").orElseThrow();
        return files.existing(path).flatMap(file -> TextFiles.read(file, problems, TextFiles::whole));
    }
}
