/** Demonstrations: the train examples set apart for them, and the choice among the target model's right replies. */
@NullMarked
package io.github.metaspo.optimize.demonstrate;

import org.jspecify.annotations.NullMarked;
