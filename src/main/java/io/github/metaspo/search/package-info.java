/**
 * The search for better prompts: inner loop over user prompts, outer loop over system prompts (MetaSPO, arXiv 2505.09666).
 */
@NullMarked
package io.github.metaspo.search;

import org.jspecify.annotations.NullMarked;
