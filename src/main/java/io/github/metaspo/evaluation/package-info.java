/**
 * Asks a model every example of a batch and keeps what came of each.
 */
@NullMarked
package io.github.metaspo.evaluation;

import org.jspecify.annotations.NullMarked;
