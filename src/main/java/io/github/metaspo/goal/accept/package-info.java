/** The accept goal: makes the last measurement the new baseline. */
@NullMarked
package io.github.metaspo.goal.accept;

import org.jspecify.annotations.NullMarked;
