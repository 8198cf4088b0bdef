/**
 * The store of model files: a local folder, filled from the sources of a catalogue and verified with SHA-256.
 */
@NullMarked
package io.github.metaspo.model.llama.store;

import org.jspecify.annotations.NullMarked;
