/**
 * Where model files come from: a folder on this machine, filled from a catalogue's sources and checked by SHA-256.
 */
@NullMarked
package io.github.metaspo.model.llama.store;

import org.jspecify.annotations.NullMarked;
