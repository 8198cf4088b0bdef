/**
 * The program of the child JVM, which loads a GGUF model and answers over pipes. It needs only Jackson and the llama
 * binding.
 */
@NullMarked
package io.github.metaspo.model.llama.child;

import org.jspecify.annotations.NullMarked;
