/** Comparison of two measurements, the promotion decision, and the gate's verdict with its text. */
@NullMarked
package io.github.metaspo.gate;

import org.jspecify.annotations.NullMarked;
