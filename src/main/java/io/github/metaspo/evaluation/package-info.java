/** Evaluation: asks a model all questions of a list of batches, and scores the outcomes. */
@NullMarked
package io.github.metaspo.evaluation;

import org.jspecify.annotations.NullMarked;
