/**
 * How good a response is: a prediction is extracted from it and compared with the gold answers.
 */
@NullMarked
package io.github.metaspo.scoring;

import org.jspecify.annotations.NullMarked;
