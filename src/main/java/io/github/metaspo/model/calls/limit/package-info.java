/** Limits the concurrency and the rate of calls to a model. */
@NullMarked
package io.github.metaspo.model.calls.limit;

import org.jspecify.annotations.NullMarked;
