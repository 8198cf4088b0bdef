/** The proposer that edits prompts sentence by sentence, without an optimizer model. */
@NullMarked
package io.github.metaspo.optimize.propose.components;

import org.jspecify.annotations.NullMarked;
