/** Scoring: extracts the prediction from a response and compares it with the gold answers. */
@NullMarked
package io.github.metaspo.scoring;

import org.jspecify.annotations.NullMarked;
