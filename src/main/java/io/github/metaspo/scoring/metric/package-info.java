/** The metrics that the plugin brings. */
@NullMarked
package io.github.metaspo.scoring.metric;

import org.jspecify.annotations.NullMarked;
