/** The evaluate goal: measures the prompts in effect. */
@NullMarked
package io.github.metaspo.goal.evaluate;

import org.jspecify.annotations.NullMarked;
