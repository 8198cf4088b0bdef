package io.github.metaspo.model.llama.store;

import java.io.IOException;
import java.nio.file.Path;

/** Gets a model file from one kind of source. */
interface Fetcher<S extends Source> {

    /**
     * Writes a model file.
     *
     * @param model which
     * @param source where from
     * @param part where to; may hold the beginning from an earlier attempt
     * @throws IOException with half a sentence about why it cannot be had
     */
    void fetch(Model model, S source, Path part) throws IOException, InterruptedException;
}
