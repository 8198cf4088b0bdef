package io.github.metaspo.model.llama;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelContext;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelProvider;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.api.RequestSettings;
import io.github.metaspo.api.RequestSettings.SystemRole;
import io.github.metaspo.model.llama.child.Command;
import io.github.metaspo.model.llama.store.ModelStore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Provider for GGUF models, which run embedded in the build. A suite names a model of the catalogue, a model of the
 * hub, or a file.
 */
public final class LlamaProvider implements ModelProvider {

    private static final String VERSION = "4.2.0";
    private static final String BINDING = "de.kherud:llama:" + VERSION;
    /** Counts the changes of the text that is sent for a request, so that older replies and scores are not taken for current. */
    private static final String REVISION = "2";

    private static final Duration GRACE = Duration.ofSeconds(60);

    @Override
    public String name() {
        return "llama";
    }

    @Override
    public LanguageModel open(ModelSettings settings, ModelContext context)
            throws ModelException, InterruptedException {
        refuseUnsupported(settings);
        EngineSettings engineSettings = engineSettings(settings);
        Path file = settings.file().isPresent() ? settings.file().get() : fetched(settings, context);
        Command.Load load = load(settings, engineSettings, file);
        JvmLauncher launcher = new JvmLauncher(javaHome(), context.resolve(BINDING));
        SharedEngine engine = context.shared(
                SharedEngine.class, load, () -> new SharedEngine(launcher, load, LlamaProvider::runLater, GRACE));
        return new EmbeddedModel(file.getFileName() + " (llama " + VERSION + ")", settings, engine);
    }

    private static Path fetched(ModelSettings settings, ModelContext context)
            throws ModelException, InterruptedException {
        try {
            return ModelStore.of(context).fetch(settings.name().orElseThrow());
        } catch (ModelException e) {
            throw e.kind() == ModelException.Kind.UNKNOWN_MODEL
                    ? new ModelException(e.kind(), settings.location() + ": " + e.getMessage(), e)
                    : e;
        }
    }

    @Override
    public void check(ModelSettings settings, ModelContext context) throws ModelException {
        refuseUnsupported(settings);
        EngineSettings engineSettings = engineSettings(settings);
        if (settings.file().isPresent()) {
            load(settings, engineSettings, settings.file().get());
        }
    }

    @Override
    public Map<String, String> answerSettings(ModelSettings settings) throws ModelException {
        Map<String, String> engine = engineSettings(settings).answerSettings();
        engine.put("engine", VERSION);
        engine.put("revision", REVISION);
        if (settings.file().isPresent()) {
            engine.put("file", fingerprint(settings, settings.file().get()));
        }
        return engine;
    }

    private static void refuseUnsupported(ModelSettings settings) throws ModelException {
        if (settings.baseUrl().isPresent()) {
            throw wrong(settings, "baseUrl does not apply to an embedded model; leave it out");
        }
        RequestSettings sent = settings.request();
        if (!sent.headers().isEmpty()) {
            throw wrong(settings, "headers do not apply to an embedded model; leave them out");
        }
        if (sent.reasoningEffort().isPresent()) {
            throw wrong(settings, "this provider does not support reasoningEffort; leave it out");
        }
        if (sent.systemRole() == SystemRole.DEVELOPER) {
            throw wrong(settings, "this provider does not support systemRole: developer; write system or user");
        }
    }

    private static String fingerprint(ModelSettings settings, Path file) throws ModelException {
        try {
            return FileSample.of(file);
        } catch (IOException e) {
            throw wrong(settings, "the model file " + file + " cannot be read: " + e.getMessage());
        }
    }

    private static EngineSettings engineSettings(ModelSettings settings) throws ModelException {
        try {
            return EngineSettings.from(settings.options(), Runtime.getRuntime().availableProcessors());
        } catch (IllegalArgumentException e) {
            throw wrong(settings, String.valueOf(e.getMessage()));
        }
    }

    private static Command.Load load(ModelSettings settings, EngineSettings engine, Path file) throws ModelException {
        if (!Files.isRegularFile(file)) {
            throw wrong(settings, "there is no model file " + file);
        }
        try {
            GgufHeader header = GgufHeader.read(file);
            if (header.chatTemplate().isEmpty()) {
                // llama.cpp would use the template of another family, which the model may never have seen
                throw wrong(
                        settings,
                        "the model file " + file + " has no chat template (tokenizer.chat_template), as that of a base"
                                + " model; take the file of an instruct model, or add the template of this one with"
                                + " llama.cpp's gguf_new_metadata.py --chat-template");
            }
            int trained = header.contextLength();
            int contextLength = engine.contextLengthFor(trained);
            if (contextLength > trained) {
                throw wrong(settings, "contextLength is " + contextLength + "; the model was trained with " + trained);
            }
            return new Command.Load(
                    file.toRealPath().toString(),
                    engine.threads(),
                    engine.gpuLayers(),
                    contextLength,
                    engine.slots(),
                    engine.prefixReuse(),
                    header.leavesOutBeginToken() ? header.chatTemplate() : "");
        } catch (IOException e) {
            throw wrong(settings, "the model file " + file + " " + e.getMessage());
        }
    }

    private static ModelException wrong(ModelSettings settings, String sentence) {
        return new ModelException(
                ModelException.Kind.UNAVAILABLE, settings.location() + ": " + settings.label() + ": " + sentence);
    }

    private static void runLater(Duration delay, Runnable task) {
        CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS)
                .execute(task);
    }

    /** Returns the home of the Java that runs the build, which also runs the model. */
    private static Path javaHome() {
        return Path.of(System.getProperty("java.home"));
    }
}
