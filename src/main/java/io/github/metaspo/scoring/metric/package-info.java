/** The built-in metrics. */
@NullMarked
package io.github.metaspo.scoring.metric;

import org.jspecify.annotations.NullMarked;
