/** The goal check: compares the last measurement with the lock and gives a verdict. */
@NullMarked
package io.github.metaspo.goal.check;

import org.jspecify.annotations.NullMarked;
