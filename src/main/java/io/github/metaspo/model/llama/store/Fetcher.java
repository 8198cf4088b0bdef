package io.github.metaspo.model.llama.store;

import java.io.IOException;
import java.nio.file.Path;

/** Fetches model files from one kind of source. */
interface Fetcher<S extends Source> {

    /**
     * Fetches a model file.
     *
     * @param model model to fetch
     * @param source source of the file
     * @param part file to write; may contain the beginning from an earlier attempt
     * @throws IOException if the file cannot be fetched; the message is part of a sentence
     */
    void fetch(Model model, S source, Path part) throws IOException, InterruptedException;
}
