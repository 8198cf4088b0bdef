/** The summary for a pull request, which the goals that measure or judge write alike. */
@NullMarked
package io.github.metaspo.goal.summary;

import org.jspecify.annotations.NullMarked;
