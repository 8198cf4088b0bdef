package io.github.metaspo.optimize;

import io.github.metaspo.api.Reply;
import io.github.metaspo.evaluation.Batch;
import io.github.metaspo.evaluation.Outcome;

/** A fake that lets everything pass. */
public class SilentListener implements SearchListener {

    @Override
    public void started(String systemPrompt, double score) {}

    @Override
    public void ended(Round round) {}

    @Override
    public void answered(Batch batch, int question, Reply reply, Outcome.Scored outcome) {}
}
