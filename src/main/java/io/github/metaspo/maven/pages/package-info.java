/** Where the report pages of a reactor are. */
@NullMarked
package io.github.metaspo.maven.pages;

import org.jspecify.annotations.NullMarked;
