/** How numbers are read, as people and models write them. */
@NullMarked
package io.github.metaspo.scoring.number;

import org.jspecify.annotations.NullMarked;
