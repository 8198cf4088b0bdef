/** Code shared by the goals; independent of Maven. */
@NullMarked
package io.github.metaspo.goal;

import org.jspecify.annotations.NullMarked;
