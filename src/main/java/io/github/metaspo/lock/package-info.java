/**
 * What is committed beside a suite: the lock with the prompts in effect, and the baseline with the outcome of every example.
 */
@NullMarked
package io.github.metaspo.lock;

import org.jspecify.annotations.NullMarked;
