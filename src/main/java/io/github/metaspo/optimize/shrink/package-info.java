/** Shortening of the system prompt that a search found: sentences are left out as long as the train examples show no drop. */
@NullMarked
package io.github.metaspo.optimize.shrink;

import org.jspecify.annotations.NullMarked;
