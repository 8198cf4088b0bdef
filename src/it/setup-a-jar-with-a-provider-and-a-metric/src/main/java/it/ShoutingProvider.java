package it;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelProvider;
import io.github.metaspo.api.ModelContext;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Request;
import io.github.metaspo.api.Usage;
import io.github.metaspo.api.ModelSettings;
import java.util.Locale;

/** Answers every question with the question in capitals. */
public final class ShoutingProvider implements ModelProvider {

    @Override
    public String name() {
        return "shouting";
    }

    @Override
    public LanguageModel open(ModelSettings settings, ModelContext context) {
        return new LanguageModel() {
            @Override
            public Reply reply(Request request) {
                return new Reply(request.user().toUpperCase(Locale.ROOT), false, Usage.NONE, "shouting-1");
            }

            @Override
            public void close() {}
        };
    }
}
