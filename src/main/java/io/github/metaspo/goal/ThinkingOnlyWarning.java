package io.github.metaspo.goal;

import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.model.calls.ModelSession;
import io.github.metaspo.report.TextFormat;

/** Warns, once for a model, of replies without text whose server says what was thought. */
public final class ThinkingOnlyWarning {

    private ThinkingOnlyWarning() {}

    public static void warn(ModelSession session, ModelSettings model, Console console) {
        long silent = session.repliesOfThinkingAlone(model);
        if (silent > 0) {
            console.warn(TextFormat.number(silent) + (silent == 1 ? " reply of " : " replies of ") + model.label()
                    + " had no text: the server put it into reasoning_content (or thinking), which is no answer; start the server"
                    + " without a reasoning parser, or turn thinking off, for example with options: {chat_template_kwargs:"
                    + " {enable_thinking: false}}");
        }
    }
}
