/** The files committed with a suite: the lock with the prompts in effect, and the baseline with the outcome of every question. */
@NullMarked
package io.github.metaspo.lock;

import org.jspecify.annotations.NullMarked;
