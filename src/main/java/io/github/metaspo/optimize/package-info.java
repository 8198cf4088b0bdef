/**
 * The search for better prompts (MetaSPO, arXiv 2505.09666): its result, its candidates and its events. The parts of a search are in the
 * packages below.
 */
@NullMarked
package io.github.metaspo.optimize;

import org.jspecify.annotations.NullMarked;
