/**
 * Replies that were paid for, kept in a database or in a recording, so that nobody pays twice.
 */
@NullMarked
package io.github.metaspo.model.calls.store;

import org.jspecify.annotations.NullMarked;
