package io.github.metaspo.optimize.propose.llm;

import io.github.metaspo.optimize.propose.PromptConstraints;
import io.github.metaspo.optimize.propose.Proposal;
import io.github.metaspo.optimize.propose.ProposalContext;
import io.github.metaspo.suite.MetaPrompt;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Fills meta-prompts with what an assignment gives. */
final class RequestTexts {

    private static final String NOTHING = "(nothing)";

    private final MetaPrompts metaPrompts;

    RequestTexts(MetaPrompts metaPrompts) {
        this.metaPrompts = metaPrompts;
    }

    /** The text of a request about an assignment, with further values. */
    String text(MetaPrompt metaPrompt, ProposalContext assignment, Map<String, String> further) {
        Map<String, String> values = new HashMap<>(further);
        values.put("current", assignment.current());
        values.put("attempts", attempts(assignment.attempts()));
        if (assignment instanceof ProposalContext.User user) {
            values.put("systemPrompt", user.systemPrompt());
            values.put("userPrompt", user.current());
            values.put("keep", new PromptConstraints(user.task().task()).text());
        } else {
            values.put("systemPrompt", assignment.current());
            values.put("keep", NOTHING);
        }
        return metaPrompts.render(metaPrompt, values);
    }

    /** The text of a request to put right what was refused. */
    String repair(ProposalContext assignment, Proposal refused, List<String> problems, String tag) {
        String written =
                refused instanceof Proposal.Unusable unusable ? unusable.reply() : ((Proposal.Prompt) refused).text();
        return text(
                MetaPrompt.REPAIR,
                assignment,
                Map.of(
                        "tag",
                        tag,
                        "written",
                        written,
                        "problems",
                        String.join(
                                "\n",
                                problems.stream().map(problem -> "- " + problem).toList())));
    }

    private String attempts(List<ProposalContext.Attempt> attempts) {
        return attempts.isEmpty()
                ? ""
                : metaPrompts.render(MetaPrompt.ATTEMPTS, Map.of("list", ExampleFormatter.attempts(attempts)));
    }
}
