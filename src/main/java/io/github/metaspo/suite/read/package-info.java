/** Reading of suite files into records; errors give file, line and column. */
@NullMarked
package io.github.metaspo.suite.read;

import org.jspecify.annotations.NullMarked;
