package io.github.metaspo.model.llama.store;

import java.util.List;
import java.util.Optional;

/**
 * A model that the store can fetch.
 *
 * @param name as a suite writes it
 * @param file where it lies in the store, relative to the store's folder, with {@code /}
 * @param content what the file has to be; empty where the first download decides
 * @param sources in the order in which they are tried
 */
record Model(String name, String file, Optional<Content> content, List<Source> sources) {

    Model {
        sources = List.copyOf(sources);
    }

    /**
     * A file's size and hash.
     *
     * @param bytes its size
     * @param sha256 in lower-case hexadecimal
     */
    record Content(long bytes, String sha256) {}
}
