/** Whether a measured prompt is as good as the one before it: comparison, shipping, verdict and its wording. */
@NullMarked
package io.github.metaspo.gate;

import org.jspecify.annotations.NullMarked;
