/** The store goal: lists, prunes, exports and imports stored replies. */
@NullMarked
package io.github.metaspo.goal.store;

import org.jspecify.annotations.NullMarked;
