package io.github.metaspo.suite.read;

import io.github.metaspo.suite.PromptText;
import io.github.metaspo.suite.UserPrompt;
import io.github.metaspo.suite.yaml.Node;
import io.github.metaspo.suite.yaml.Problems;
import io.github.metaspo.suite.yaml.ProjectFiles;
import io.github.metaspo.suite.yaml.TextFiles;

import java.util.Optional;

/** Reader of system and user prompts, given as text or as a file; returns them normalised. */
final class PromptReader {

    private final ProjectFiles files;
    private final Problems problems;
    private final PromptRules rules;

    PromptReader(ProjectFiles files, Problems problems) {
        this.files = files;
        this.problems = problems;
        this.rules = new PromptRules(problems);
    }

    /** Returns a valid prompt; empty, with a problem, if it cannot be used. */
    Optional<String> systemPrompt(Node node) {
        return text(node).map(PromptText::normalise).filter(prompt -> rules.isUsable(prompt, node.place()));
    }

    /** Returns a valid prompt that contains the placeholder of the question; empty, with a problem, if it cannot be used. */
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
