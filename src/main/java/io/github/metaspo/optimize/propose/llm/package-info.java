/** Proposers that ask the optimizer model. */
@NullMarked
package io.github.metaspo.optimize.propose.llm;

import org.jspecify.annotations.NullMarked;
