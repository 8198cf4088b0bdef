/** What the goals that call models say while they do: progress, stored replies, first failure. */
@NullMarked
package io.github.metaspo.goal.progress;

import org.jspecify.annotations.NullMarked;
