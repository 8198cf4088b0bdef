/** Service interfaces for models and metrics, and the types in their signatures. */
@NullMarked
package io.github.metaspo.api;

import org.jspecify.annotations.NullMarked;
