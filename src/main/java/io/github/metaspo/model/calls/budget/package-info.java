/** Counts what the calls of a run use and keeps them within its budget. */
@NullMarked
package io.github.metaspo.model.calls.budget;

import org.jspecify.annotations.NullMarked;
