package io.github.metaspo.model.manual;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelContext;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelProvider;
import io.github.metaspo.api.ModelSettings;

import java.nio.file.Path;
import java.time.Clock;

/** Provider for a person who answers, for example with the chat window of a model. */
public final class ManualProvider implements ModelProvider {

    @Override
    public String name() {
        return "manual";
    }

    @Override
    public LanguageModel open(ModelSettings settings, ModelContext context) throws ModelException {
        check(settings, context);
        Path folder = context.projectFolder().resolve(".metaspo").resolve("inbox");
        Inbox inbox = context.shared(
                Inbox.class, folder, () -> new Inbox(folder, Inbox.Pace.USUAL, Clock.systemUTC(), context::say));
        return new ManualModel(settings, inbox);
    }

    @Override
    public void check(ModelSettings settings, ModelContext context) throws ModelException {
        boolean ci = context.environment("CI")
                .filter(value -> !value.reveal().equalsIgnoreCase("false"))
                .isPresent();
        if (ci) {
            throw new ModelException(
                    ModelException.Kind.UNAVAILABLE,
                    settings.location() + ": " + settings.label()
                            + ": the environment variable CI is set, and a build must not wait for a person; run the goal"
                            + " where one answers, or set CI to false");
        }
    }
}
