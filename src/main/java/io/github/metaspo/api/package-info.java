/** The service interfaces for models and metrics, with the types that their signatures need. */
@NullMarked
package io.github.metaspo.api;

import org.jspecify.annotations.NullMarked;
