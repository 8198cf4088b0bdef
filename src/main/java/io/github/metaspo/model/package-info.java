/**
 * Helpers for all providers: finding one by name, separating thinking from the answer, counting tokens, escaping
 * untrusted text.
 */
@NullMarked
package io.github.metaspo.model;

import org.jspecify.annotations.NullMarked;
