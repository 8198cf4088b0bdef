package io.github.metaspo.model;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelContext;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelException.Kind;
import io.github.metaspo.api.ModelProvider;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.model.langchain4j.FakeModelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ModelProvidersTest {

    /** Cannot be made. */
    public static final class BrokenProvider implements ModelProvider {

        /** Fails as a provider does whose jar is incomplete. */
        public BrokenProvider() {
            throw new NoClassDefFoundError("com/acme/Client");
        }

        @Override
        public String name() {
            return "broken";
        }

        @Override
        public LanguageModel open(ModelSettings settings, ModelContext context) {
            throw new AssertionError();
        }
    }

    /** Can be made and not used. */
    public static final class LameProvider implements ModelProvider {

        @Override
        public String name() {
            return "lame";
        }

        @Override
        public LanguageModel open(ModelSettings settings, ModelContext context) {
            throw new NoClassDefFoundError("com/acme/Client");
        }
    }

    private final ModelProviders providers;

    ModelProvidersTest(@TempDir Path folder) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.write(
                services.resolve(ModelProvider.class.getName()),
                List.of(BrokenProvider.class.getName(), "com.acme.GoneProvider", LameProvider.class.getName()));
        URL[] path = {folder.toUri().toURL()};
        providers = ModelProviders.find(new URLClassLoader(path, getClass().getClassLoader()));
    }

    @Test
    void anUnknownProviderNamesTheKnownAndTheNearestWord() {
        assertThat(failure("opnai"))
                .hasMessageStartingWith(
                        "review.yaml:4:5: unknown provider \"opnai\", known are anthropic, command, gemini,")
                .hasMessageContaining("did you mean \"openai\"?")
                .hasMessageContaining("as a jar to the plugin's <dependencies>")
                .returns(Kind.UNAVAILABLE, ModelException::kind);
    }

    @Test
    void providersThatCannotBeLoadedAreNamedToWhoMissesThem() {
        assertThat(failure("acme"))
                .hasMessageContaining("com.acme.GoneProvider not found")
                .hasMessageContaining("BrokenProvider could not be instantiated")
                .hasMessageContaining("com/acme/Client");
    }

    @Test
    void providersThatCannotBeLoadedLeaveTheOthersAlone() throws Exception {
        try (LanguageModel model = providers.open(settings("openai"), new FakeModelContext())) {
            assertThat(model).isNotNull();
        }
    }

    @Test
    void aProviderThatLacksAClassWhenUsedIsNamed() {
        assertThat(failure("lame"))
                .hasMessageContaining("the provider \"lame\" cannot be loaded")
                .hasMessageContaining("com/acme/Client")
                .returns(Kind.UNAVAILABLE, ModelException::kind);
    }

    private ModelException failure(String provider) {
        return catchThrowableOfType(
                ModelException.class, () -> providers.open(settings(provider), new FakeModelContext()));
    }

    private static ModelSettings settings(String provider) {
        return FakeModelContext.settings(provider, URI.create("http://localhost:1/v1"));
    }
}
