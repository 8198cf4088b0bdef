package it;

import io.github.metaspo.model.LanguageModel;
import io.github.metaspo.model.ModelProvider;
import io.github.metaspo.model.ModelSurroundings;
import io.github.metaspo.model.Reply;
import io.github.metaspo.model.Request;
import io.github.metaspo.model.Usage;
import io.github.metaspo.suite.ModelSettings;
import java.util.Locale;

/** Answers every question with the question in capitals. */
public final class ShoutingProvider implements ModelProvider {

    @Override
    public String name() {
        return "shouting";
    }

    @Override
    public LanguageModel open(ModelSettings settings, ModelSurroundings surroundings) {
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
