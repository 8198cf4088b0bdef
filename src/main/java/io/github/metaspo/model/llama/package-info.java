/**
 * The provider llama: GGUF models in a child JVM.
 */
@NullMarked
package io.github.metaspo.model.llama;

import org.jspecify.annotations.NullMarked;
