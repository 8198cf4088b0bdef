package io.github.metaspo.optimize.propose.llm;

import io.github.metaspo.model.TokenCount;
import io.github.metaspo.optimize.propose.ProposalContext;
import io.github.metaspo.suite.MetaPrompt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The requests for an analysis of mistakes and for a prompt. A request that would be too long shows shorter and fewer examples, so that
 * nothing at its end is lost.
 */
final class LlmRequests {

    private static final int SHORTEST_TEXT = 125;

    private final RequestTexts texts;
    private final WritingTerms terms;
    private final TokenCount tokens = new TokenCount();

    /** How much a request shows: so many answers, with texts of so many characters. */
    private record Extent(int answers, int characters) {}

    LlmRequests(RequestTexts texts, WritingTerms terms) {
        this.texts = texts;
        this.terms = terms;
    }

    /** Returns a request with as much of the evidence as fits. */
    String text(
            MetaPrompt metaPrompt,
            ProposalContext context,
            ShownAnswers shown,
            Assignment assignment,
            Map<String, String> further) {
        Map<String, String> values = new HashMap<>(further);
        values.put("target", target());
        values.put("limits", limits(context));
        values.put("assignment", assignment.text(context));
        values.put("scores", shown.scores());
        String request = "";
        for (Extent extent : extents(shown.answers().size())) {
            ExampleFormatter format = new ExampleFormatter(extent.characters());
            values.put("mistakes", shown.mistakes(extent.answers(), format));
            values.put("rightAnswers", shown.rightAnswers(extent.answers(), format));
            values.put("tasks", shown.tasks(extent.answers(), format));
            values.put("attempts", texts.attempts(context, format));
            request = texts.text(metaPrompt, context, values);
            if (tokens.of(request) <= terms.requestTokens()) {
                return request;
            }
        }
        return request;
    }

    /** From everything to a single short answer: texts get shorter before answers are left out. */
    private static List<Extent> extents(int answers) {
        List<Extent> extents = new ArrayList<>();
        extents.add(new Extent(answers, ExampleFormatter.LONGEST_TEXT));
        int shown = answers;
        int characters = ExampleFormatter.LONGEST_TEXT;
        while (shown > 1 || characters > SHORTEST_TEXT) {
            characters = Math.max(SHORTEST_TEXT, characters / 2);
            extents.add(new Extent(shown, characters));
            if (shown > 1) {
                shown = (shown + 1) / 2;
                extents.add(new Extent(shown, characters));
            }
        }
        return extents;
    }

    private String target() {
        return String.format(
                Locale.ROOT,
                "The model is %s. Its replies are cut off at %,d tokens: an answer that comes later is lost.",
                terms.target(),
                terms.replyTokens());
    }

    private String limits(ProposalContext context) {
        boolean system = context instanceof ProposalContext.System;
        int most = system ? terms.limits().systemTokens() : terms.limits().userTokens();
        return String.format(
                Locale.ROOT,
                "A prompt is refused unread if it has more than %,d tokens, double braces, or characters that cannot be"
                        + " seen%s, if it was tried before, or if it takes over part of an example from above: a whole"
                        + " input, 12 words in a row, or an input's own words beside its answer.",
                most,
                system ? "" : ", if it lacks {question} or has it twice");
    }
}
