package io.github.metaspo.suite.read;

import io.github.metaspo.suite.Keywords;
import io.github.metaspo.suite.MetaPrompt;
import io.github.metaspo.suite.PromptText;
import io.github.metaspo.suite.ProposalSettings;
import io.github.metaspo.suite.yaml.Node;
import io.github.metaspo.suite.yaml.Problems;
import io.github.metaspo.suite.yaml.ProjectFiles;
import io.github.metaspo.suite.yaml.TextFiles;
import io.github.metaspo.suite.yaml.YamlFiles;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reader of a suite's replacements for the plugin's meta-prompts and components. */
final class ProposalReader {

    private final ProjectFiles files;
    private final ComponentFile componentFile;
    private final Problems problems;

    ProposalReader(ProjectFiles files, YamlFiles yaml, Problems problems) {
        this.files = files;
        this.componentFile = new ComponentFile(yaml, problems);
        this.problems = problems;
    }

    /** Returns the settings; errors in them and in the files that they name become problems. */
    ProposalSettings read(Node.Mapping optimize) {
        Map<MetaPrompt, String> metaPrompts = new EnumMap<>(MetaPrompt.class);
        optimize.mapping("metaPrompts").ifPresent(paths -> paths.entries().forEach((word, path) -> {
            MetaPrompt metaPrompt = Keywords.constant(MetaPrompt.class, word);
            metaPrompt((Node.Scalar) path.value(), metaPrompt).ifPresent(text -> metaPrompts.put(metaPrompt, text));
        }));
        return optimize.mapping("components")
                .flatMap(components -> files.existing(components.scalar("file").orElseThrow())
                        .map(componentFile::read)
                        .filter(sentences -> !sentences.isEmpty())
                        .map(sentences -> new ProposalSettings(metaPrompts, sentences, isReplacement(components))))
                .orElseGet(() -> new ProposalSettings(metaPrompts, List.of(), false));
    }

    private static boolean isReplacement(Node.Mapping components) {
        return components.text("use").filter("replace"::equals).isPresent();
    }

    private Optional<String> metaPrompt(Node.Scalar path, MetaPrompt metaPrompt) {
        return files.existing(path)
                .flatMap(file -> TextFiles.read(file, problems, TextFiles::whole))
                .map(PromptText::normalise)
                .filter(text -> {
                    Optional<String> fault = metaPrompt.fault(text);
                    fault.ifPresent(reason ->
                            problems.add(path.place(), "the meta-prompt in \"" + path.text() + "\" " + reason));
                    return fault.isEmpty();
                });
    }
}
