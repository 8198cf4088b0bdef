/** How the prediction is found in a response. */
@NullMarked
package io.github.metaspo.scoring.extraction;

import org.jspecify.annotations.NullMarked;
