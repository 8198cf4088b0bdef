package io.github.metaspo.workflow;

import io.github.metaspo.model.calls.ModelRun;
import io.github.metaspo.report.Wording;
import io.github.metaspo.suite.ModelSettings;

/** Warns, once for a model, of replies without text whose server says what was thought. */
final class SilentReplies {

    private SilentReplies() {}

    static void warn(ModelRun run, ModelSettings model, Console console) {
        long silent = run.repliesOfThinkingAlone(model);
        if (silent > 0) {
            console.warn(Wording.number(silent) + (silent == 1 ? " reply of " : " replies of ") + model.label()
                    + " had no text: the server put it into reasoning_content (or thinking), which is no answer; start the server"
                    + " without a reasoning parser, or turn thinking off, for example with options: {chat_template_kwargs:"
                    + " {enable_thinking: false}}");
        }
    }
}
