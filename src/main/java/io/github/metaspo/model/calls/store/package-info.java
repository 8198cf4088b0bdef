/**
 * The reply store: paid replies in a database or a recording, so that no call is paid for twice.
 */
@NullMarked
package io.github.metaspo.model.calls.store;

import org.jspecify.annotations.NullMarked;
