package io.github.metaspo.maven;

import io.github.metaspo.model.ModelException;
import io.github.metaspo.model.calls.store.SqlStore;
import org.apache.maven.plugin.logging.Log;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the replies of a build are kept.
 *
 * @param wanted a file, relative to the root; empty for the usual one
 * @param root of the project
 * @param log is told what a person should know
 */
record StoreLocation(Optional<String> wanted, Path root, Log log) {

    private static final String USUAL = ".metaspo/responses.db";

    /** Opens the store; whoever asks for it closes it. */
    SqlStore open() throws ModelException {
        return SqlStore.inFile(root.resolve(wanted.orElse(USUAL)), log::warn);
    }
}
