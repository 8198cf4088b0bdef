package io.github.metaspo.model.llama.child;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaIterator;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.LlamaOutput;
import de.kherud.llama.ModelParameters;
import de.kherud.llama.Pair;
import org.jspecify.annotations.Nullable;

import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The loaded llama.cpp model. */
final class Engine {

    /**
     * Begin of a template whose text is sent as it is. The binding's llama.cpp removes a begin-of-text token from the
     * beginning of a written template, also for a model that does not add it again (mended later in
     * ggml-org/llama.cpp#15086). Behind this mark, there is nothing to remove.
     */
    private static final String MARK = "\u0001";

    private final Command.Load settings;
    private final LlamaModel model;

    Engine(Command.Load settings) {
        this.settings = settings;
        ModelParameters parameters = new ModelParameters()
                .setModel(settings.file())
                .setThreads(settings.threads())
                .setThreadsBatch(settings.threads())
                .setGpuLayers(settings.gpuLayers())
                .setParallel(settings.slots())
                // llama.cpp divides the context evenly between the slots
                .setCtxSize(Math.multiplyExact(settings.contextLength(), settings.slots()))
                .disableContextShift()
                .enableJinja();
        if (!settings.wholeTemplate().isEmpty()) {
            parameters.setChatTemplate(MARK + settings.wholeTemplate());
        }
        this.model = new LlamaModel(parameters);
    }

    /** Answers one request. A cancelled answer ends early. */
    Event.Outcome answer(Command.Ask ask, BooleanSupplier cancelled) {
        String prompt = prompt(ask);
        int inputTokens = model.encode(prompt).length;
        // plus 1 for the begin-of-text token that some models have and encode() leaves out
        if ((long) inputTokens + 1 + ask.maxTokens() > settings.contextLength()) {
            return new Event.TooLong(ask.id(), inputTokens);
        }
        StringBuilder text = new StringBuilder();
        boolean cut = generate(ask, prompt, text, cancelled);
        int outputTokens = text.isEmpty() ? 0 : model.encode(text.toString()).length;
        return new Event.Answered(ask.id(), text.toString(), cut, inputTokens, outputTokens);
    }

    private String prompt(Command.Ask ask) {
        CharacterSubstitution substitution = new CharacterSubstitution(
                Stream.concat(Stream.of(ask.system()), ask.messages().stream().map(Command.Said::text))
                        .toList());
        @Nullable String system = ask.system().isEmpty() ? null : substitution.substitute(ask.system());
        String written = model.applyTemplate(new InferenceParameters("")
                .setMessages(
                        system,
                        ask.messages().stream()
                                .map(said -> new Pair<>(said.role(), substitution.substitute(said.text())))
                                .toList()));
        return substitution.restore(written.startsWith(MARK) ? written.substring(MARK.length()) : written);
    }

    private boolean generate(Command.Ask ask, String prompt, StringBuilder text, BooleanSupplier cancelled) {
        InferenceParameters parameters = new InferenceParameters(prompt)
                .setSeed(ask.seed())
                .setNPredict(ask.maxTokens())
                .setCachePrompt(settings.prefixReuse());
        if (ask.temperature() != null) {
            parameters.setTemperature(ask.temperature().floatValue());
        }
        if (ask.topP() != null) {
            parameters.setTopP(ask.topP().floatValue());
        }
        if (!ask.stop().isEmpty()) {
            parameters.setStopStrings(ask.stop().toArray(String[]::new));
        }
        LlamaIterator pieces = model.generate(parameters).iterator();
        boolean ended = false;
        int tokens = 0;
        while (pieces.hasNext()) {
            if (cancelled.getAsBoolean()) {
                pieces.cancel();
                break;
            }
            LlamaOutput piece = pieces.next();
            // each piece is a token, and only the end token has an empty text; the last piece is not a token
            if (pieces.hasNext()) {
                ended = piece.text.isEmpty();
            }
            text.append(piece.text);
            tokens++;
        }
        // an answer that ended at a stop text can only be recognized by being shorter than maxTokens
        return !ended && (ask.stop().isEmpty() || tokens >= ask.maxTokens());
    }
}
