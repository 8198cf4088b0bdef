/** The generate goal: writes the prompts in effect as resources. */
@NullMarked
package io.github.metaspo.goal.generate;

import org.jspecify.annotations.NullMarked;
