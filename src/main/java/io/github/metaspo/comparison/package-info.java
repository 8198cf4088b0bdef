/** Methods and prompts compared with each other: scores, paired differences and win rates of many at once. */
@NullMarked
package io.github.metaspo.comparison;

import org.jspecify.annotations.NullMarked;
