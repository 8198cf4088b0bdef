package io.github.metaspo.optimize.propose.llm;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.Request;
import io.github.metaspo.optimize.Candidate.Writing;
import io.github.metaspo.optimize.propose.Proposal;
import io.github.metaspo.scoring.text.TaggedText;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The model that writes prompts. Its answers are in a tag of its replies. */
final class OptimizerModel {

    private static final Pattern FENCED = Pattern.compile("```[^\\n`]*\\n(.*)\\n\\s*```", Pattern.DOTALL);

    private final LanguageModel model;

    OptimizerModel(LanguageModel model) {
        this.model = model;
    }

    /**
     * A reply and the answer in it.
     *
     * @param reply the whole reply
     * @param tag the tag in which the content was expected
     * @param content the content of the last closed tag, without white space and code fences around it; empty if none is closed
     */
    record Answer(String reply, String tag, Optional<String> content) {

        /** Returns the content as a proposal. */
        Proposal proposal(Writing writing) {
            return content.<Proposal>map(text -> new Proposal.Prompt(text, List.of(), writing))
                    .orElseGet(() -> new Proposal.Unusable(
                            reply,
                            "The reply has no closed <" + tag + ">; put what is asked for into this tag.",
                            writing));
        }

        /** Returns the content of another tag of the reply; empty if none is closed. */
        Optional<String> other(String otherTag) {
            return new TaggedText(otherTag).last(reply).map(OptimizerModel::unfenced);
        }
    }

    /** Sends a request. The number makes otherwise identical requests different. */
    Answer ask(String request, String tag, int number) throws ModelException, InterruptedException {
        String reply = model.reply(new Request("", request, number)).text();
        return new Answer(reply, tag, new TaggedText(tag).last(reply).map(OptimizerModel::unfenced));
    }

    private static String unfenced(String content) {
        String text = content.strip();
        Matcher fenced = FENCED.matcher(text);
        return fenced.matches() ? fenced.group(1).strip() : text;
    }
}
