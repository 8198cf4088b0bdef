/** The optimize goal: plans and runs a search, compares its result on held-out examples, and writes the lock. */
@NullMarked
package io.github.metaspo.goal.optimize;

import org.jspecify.annotations.NullMarked;
