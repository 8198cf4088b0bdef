package io.github.metaspo.optimize.propose.llm;

import io.github.metaspo.optimize.propose.PromptConstraints;
import io.github.metaspo.optimize.propose.Proposal;
import io.github.metaspo.optimize.propose.ProposalContext;
import io.github.metaspo.suite.MetaPrompt;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Request texts: meta-prompts filled with the values of a proposal context. */
final class RequestTexts {

    private static final String NOTHING = "(nothing)";

    private final MetaPrompts metaPrompts;

    RequestTexts(MetaPrompts metaPrompts) {
        this.metaPrompts = metaPrompts;
    }

    /** Returns the text of a request, with further values or others in the place of the usual ones. */
    String text(MetaPrompt metaPrompt, ProposalContext context, Map<String, String> further) {
        Map<String, String> values = new HashMap<>();
        values.put("current", context.current());
        values.put("attempts", attempts(context, new ExampleFormatter(ExampleFormatter.LONGEST_TEXT)));
        if (context instanceof ProposalContext.User user) {
            values.put("systemPrompt", user.systemPrompt());
            values.put("userPrompt", user.current());
            values.put("keep", new PromptConstraints(user.task().task()).text());
        } else {
            values.put("systemPrompt", context.current());
            values.put("keep", NOTHING);
        }
        values.putAll(further);
        return metaPrompts.render(metaPrompt, values);
    }

    /** Returns the text of a request to repair a rejected proposal. */
    String repair(ProposalContext context, Proposal rejected, List<String> problems, String tag) {
        String written =
                rejected instanceof Proposal.Unusable unusable ? unusable.reply() : ((Proposal.Prompt) rejected).text();
        return text(
                MetaPrompt.REPAIR,
                context,
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

    /** Returns the block about earlier attempts; empty if there are none. */
    String attempts(ProposalContext context, ExampleFormatter format) {
        return context.attempts().isEmpty()
                ? ""
                : metaPrompts.render(
                        MetaPrompt.ATTEMPTS, Map.of("list", format.attempts(context.attempts(), context.current())));
    }
}
