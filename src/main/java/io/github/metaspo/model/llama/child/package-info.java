/**
 * What runs in the child JVM: loads a GGUF model and answers over its pipes. Needs only Jackson and the llama binding.
 */
@NullMarked
package io.github.metaspo.model.llama.child;

import org.jspecify.annotations.NullMarked;
