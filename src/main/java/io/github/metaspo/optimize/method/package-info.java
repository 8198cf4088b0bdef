/** Optimization methods: presets over a schedule, a selection and a proposer, and the loop that runs them. */
@NullMarked
package io.github.metaspo.optimize.method;

import org.jspecify.annotations.NullMarked;
