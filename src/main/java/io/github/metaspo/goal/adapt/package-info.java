/** The adapt goal: searches for user prompts of single tasks under the locked system prompt, and adds those that are confirmed to the lock. */
@NullMarked
package io.github.metaspo.goal.adapt;

import org.jspecify.annotations.NullMarked;
