/** What the goals share, without knowledge of Maven. */
@NullMarked
package io.github.metaspo.goal;

import org.jspecify.annotations.NullMarked;
