/** Extraction: finds the prediction in a response, with one extractor for each kind. */
@NullMarked
package io.github.metaspo.scoring.extract;

import org.jspecify.annotations.NullMarked;
