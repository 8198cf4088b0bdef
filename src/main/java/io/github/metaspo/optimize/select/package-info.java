/** Selection: how far each candidate of a round is evaluated, and which one is accepted. */
@NullMarked
package io.github.metaspo.optimize.select;

import org.jspecify.annotations.NullMarked;
