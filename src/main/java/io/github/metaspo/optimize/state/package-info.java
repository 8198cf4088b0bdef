/** The state of a search: the incumbent, and the user prompts that each task keeps with their example scores. */
@NullMarked
package io.github.metaspo.optimize.state;

import org.jspecify.annotations.NullMarked;
