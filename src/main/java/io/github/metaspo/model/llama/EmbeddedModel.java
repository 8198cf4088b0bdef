package io.github.metaspo.model.llama;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Request;
import io.github.metaspo.api.RequestSettings;
import io.github.metaspo.api.Usage;
import io.github.metaspo.model.llama.child.Command;
import io.github.metaspo.model.llama.child.Event;
import io.github.metaspo.suite.Keywords;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Handle to a shared loaded model, with its own sampling settings. */
final class EmbeddedModel implements LanguageModel {

    private final String name;
    private final ModelSettings settings;
    private final SharedEngine engine;
    private final AtomicBoolean open = new AtomicBoolean(true);

    /**
     * @param name name of the file and the engine, for replies and errors
     */
    EmbeddedModel(String name, ModelSettings settings, SharedEngine engine) {
        this.name = name;
        this.settings = settings;
        this.engine = engine;
        engine.addUser();
    }

    @Override
    public Reply reply(Request request) throws ModelException, InterruptedException {
        Event.Outcome outcome;
        try {
            outcome = engine.ask(id -> question(id, request), settings.timeout());
        } catch (ModelException e) {
            throw new ModelException(e.kind(), "The model " + name + " gave no reply: " + e.getMessage(), e);
        }
        if (outcome instanceof Event.Answered answer) {
            return new Reply(answer.text(), answer.cut(), new Usage(answer.inputTokens(), answer.outputTokens()), name);
        }
        throw new ModelException(ModelException.Kind.REJECTED, refusal(outcome));
    }

    @Override
    public void close() {
        if (open.compareAndSet(true, false)) {
            engine.removeUser();
        }
    }

    /** Returns the command for a request. Repeated draws of a request differ in the seed. */
    private Command.Ask question(long id, Request request) {
        Double temperature = settings.temperature().isPresent()
                ? Double.valueOf(settings.temperature().getAsDouble())
                : null;
        int seed = Long.hashCode(settings.seed().orElse(0) + request.draw());
        List<Command.Said> messages = request.conversation().stream()
                .map(message -> new Command.Said(Keywords.of(message.role()), message.text()))
                .toList();
        RequestSettings sent = settings.request();
        Double topP = sent.topP().isPresent() ? Double.valueOf(sent.topP().getAsDouble()) : null;
        return new Command.Ask(
                id, request.system(), messages, temperature, topP, sent.stop(), seed, settings.maxTokens());
    }

    private String refusal(Event.Outcome outcome) {
        if (outcome instanceof Event.TooLong tooLong) {
            return "A prompt of " + tooLong.inputTokens() + " tokens and an answer of up to " + settings.maxTokens()
                    + " do not fit into the context of " + engine.settings().contextLength() + " tokens of the model "
                    + name + "; shorten the prompt, lower maxTokens or raise the option contextLength";
        }
        String reason = outcome instanceof Event.Failed failed ? LastLines.printable(failed.reason()) : "";
        return "The model " + name + " refused the prompt: " + reason;
    }
}
