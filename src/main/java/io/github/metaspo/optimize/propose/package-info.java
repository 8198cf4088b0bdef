/** Candidate generation: the proposer interface, its input and output, and validation. */
@NullMarked
package io.github.metaspo.optimize.propose;

import org.jspecify.annotations.NullMarked;
