/** Reads suite files into records; an error names file, line and column. */
@NullMarked
package io.github.metaspo.suite.read;

import org.jspecify.annotations.NullMarked;
