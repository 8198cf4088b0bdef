/**
 * Helpers for all providers: finding one by name, telling thinking from an answer, counting tokens, escaping untrusted text.
 */
@NullMarked
package io.github.metaspo.model;

import org.jspecify.annotations.NullMarked;
