package io.github.metaspo.model.manual;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelException.Kind;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Request;
import io.github.metaspo.api.Usage;
import io.github.metaspo.model.UntrustedText;

import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** A person as a model, who answers the requests of an inbox. */
final class ManualModel implements LanguageModel {

    private final ModelSettings settings;
    private final Inbox inbox;

    ManualModel(ModelSettings settings, Inbox inbox) {
        this.settings = settings;
        this.inbox = inbox;
    }

    @Override
    public Reply reply(Request request) throws ModelException, InterruptedException {
        try {
            String text = inbox.ask(RequestFile.of(settings.label(), request), settings.timeout());
            return new Reply(text, false, Usage.NONE, settings.shortName());
        } catch (TimeoutException e) {
            throw new ModelException(
                    Kind.TIMED_OUT,
                    settings.label() + ": nobody replied in "
                            + Math.max(1, settings.timeout().toSeconds())
                            + " s; without a timeout the build waits for as long as it takes");
        } catch (IOException e) {
            throw new ModelException(
                    Kind.UNAVAILABLE,
                    settings.location() + ": " + settings.label() + ": the folder for requests cannot be used: "
                            + UntrustedText.inline(String.valueOf(e)),
                    e);
        }
    }

    @Override
    public void close() {
        // the inbox belongs to the build
    }
}
