/** Proposers that use an optimizer model. */
@NullMarked
package io.github.metaspo.optimize.propose.llm;

import org.jspecify.annotations.NullMarked;
