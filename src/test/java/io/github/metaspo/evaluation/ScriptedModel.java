package io.github.metaspo.evaluation;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Request;
import io.github.metaspo.api.Usage;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Fake model that answers by a rule and records its requests. */
public final class ScriptedModel implements LanguageModel {

    /** The text of an answer, or why there is none. */
    @FunctionalInterface
    public interface Script {
        String answer(Request request) throws ModelException, InterruptedException;
    }

    private final Script script;
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    public ScriptedModel(Script script) {
        this.script = script;
    }

    @Override
    public Reply reply(Request request) throws ModelException, InterruptedException {
        requests.add(request);
        return new Reply(script.answer(request), false, new Usage(10, 2), "tiny-1");
    }

    /** Everything asked so far, in the order of arrival. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {}
}
