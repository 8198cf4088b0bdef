package io.github.metaspo.goal.progress;

import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.model.calls.ModelSession;
import io.github.metaspo.report.TextFormat;

/** Warning about replies that have thinking but no text, logged once per model. */
public final class ThinkingOnlyWarning {

    private ThinkingOnlyWarning() {}

    /** Logs the warning if a model gave such replies in a session. */
    public static void warn(ModelSession session, ModelSettings model, Console console) {
        long silent = session.repliesOfThinkingAlone(model);
        if (silent > 0) {
            console.warn(TextFormat.number(silent) + (silent == 1 ? " reply of " : " replies of ") + model.label()
                    + " had no text: the server put it into reasoning_content (or thinking), which is not an answer; start the server"
                    + " without a reasoning parser, or turn thinking off, for example with options: {chat_template_kwargs:"
                    + " {enable_thinking: false}}");
        }
    }
}
