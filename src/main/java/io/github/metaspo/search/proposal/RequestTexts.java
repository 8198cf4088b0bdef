package io.github.metaspo.search.proposal;

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
    String text(MetaPrompt metaPrompt, Assignment assignment, Map<String, String> further) {
        Map<String, String> values = new HashMap<>(further);
        values.put("current", assignment.current());
        values.put("attempts", attempts(assignment.attempts()));
        if (assignment instanceof Assignment.User user) {
            values.put("systemPrompt", user.systemPrompt());
            values.put("userPrompt", user.current());
            values.put("keep", new TaskFrame(user.task().task()).text());
        } else {
            values.put("systemPrompt", assignment.current());
            values.put("keep", NOTHING);
        }
        return metaPrompts.render(metaPrompt, values);
    }

    /** The text of a request to put right what was refused. */
    String repair(Assignment assignment, Draft refused, List<String> problems, String tag) {
        String written =
                refused instanceof Draft.Unusable unusable ? unusable.reply() : ((Draft.Prompt) refused).text();
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

    private String attempts(List<Assignment.Attempt> attempts) {
        return attempts.isEmpty()
                ? ""
                : metaPrompts.render(MetaPrompt.ATTEMPTS, Map.of("list", Exhibits.attempts(attempts)));
    }
}
