/**
 * The provider llama: a GGUF model in a child JVM, and the store that its file comes from.
 */
@NullMarked
package io.github.metaspo.model.llama;

import org.jspecify.annotations.NullMarked;
