package io.github.metaspo.model.llama.store;

import java.util.List;
import java.util.Optional;

/**
 * Model that the store can fetch.
 *
 * @param name name as written in a suite
 * @param file path of the file relative to the store's folder, with {@code /}
 * @param content expected content; empty to trust the first download
 * @param sources sources in the order in which they are tried
 */
record Model(String name, String file, Optional<Content> content, List<Source> sources) {

    Model {
        sources = List.copyOf(sources);
    }

    /**
     * Size and hash of a file.
     *
     * @param bytes size in bytes
     * @param sha256 in lower-case hexadecimal
     */
    record Content(long bytes, String sha256) {}
}
