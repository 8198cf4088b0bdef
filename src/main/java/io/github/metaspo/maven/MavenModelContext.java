package io.github.metaspo.maven;

import io.github.metaspo.api.ModelContext;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelException.Kind;
import io.github.metaspo.api.Proxy;
import io.github.metaspo.api.Secret;
import io.github.metaspo.goal.progress.Console;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.SessionData;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@link ModelContext} of a Maven build. */
final class MavenModelContext implements ModelContext {

    private final MavenSession session;
    private final MavenProject project;
    private final MavenSettings settings;
    private final RepositorySystem repositorySystem;
    private final Path modelFolder;
    private final boolean offline;
    private final Console console;

    MavenModelContext(
            MavenSession session,
            MavenProject project,
            SettingsDecrypter decrypter,
            RepositorySystem repositorySystem,
            Path modelFolder,
            boolean offline,
            Console console) {
        this.session = session;
        this.project = project;
        this.settings = new MavenSettings(session.getSettings(), decrypter);
        this.repositorySystem = repositorySystem;
        this.modelFolder = modelFolder;
        this.offline = offline || session.isOffline();
        this.console = console;
    }

    @Override
    public Optional<Secret> environment(String variable) {
        return Optional.ofNullable(System.getenv(variable))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .map(Secret::new);
    }

    @Override
    public Optional<Secret> server(String id) throws ModelException {
        return settings.password(id);
    }

    @Override
    public Optional<Proxy> proxyFor(URI address) {
        return settings.proxyFor(address);
    }

    @Override
    public boolean offline() {
        return offline;
    }

    @Override
    public Path projectFolder() {
        return ProjectRoot.of(project, session);
    }

    @Override
    public Path modelFolder() {
        return modelFolder;
    }

    @Override
    public List<Path> resolve(String coordinates) throws ModelException {
        CollectRequest request = new CollectRequest(
                new Dependency(new DefaultArtifact(coordinates), "runtime"), project.getRemotePluginRepositories());
        try {
            return repositorySystem
                    .resolveDependencies(session.getRepositorySession(), new DependencyRequest(request, null))
                    .getArtifactResults()
                    .stream()
                    .map(result -> result.getArtifact().getFile().toPath())
                    .toList();
        } catch (DependencyResolutionException e) {
            throw new ModelException(
                    Kind.UNAVAILABLE,
                    "the engine " + coordinates + " cannot be resolved: " + e.getMessage()
                            + "; run the same goal once without -o, or check the plugin repositories",
                    e);
        }
    }

    @Override
    public <T> T shared(Class<T> type, Object key, Supplier<T> factory) {
        SessionData data = session.getRepositorySession().getData();
        List<Object> name = List.of(type, key);
        synchronized (data) {
            Object existing = data.get(name);
            if (existing == null) {
                existing = factory.get();
                data.set(name, existing);
            }
            return type.cast(existing);
        }
    }

    @Override
    public void say(String line) {
        console.info(line);
    }
}
