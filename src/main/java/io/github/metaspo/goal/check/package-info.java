/** The check goal: compares the last measurement with the lock and returns a verdict. */
@NullMarked
package io.github.metaspo.goal.check;

import org.jspecify.annotations.NullMarked;
