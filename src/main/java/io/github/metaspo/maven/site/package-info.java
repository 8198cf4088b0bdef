/** The goals that show the report pages: one for the command line and the build, one for the site. */
@NullMarked
package io.github.metaspo.maven.site;

import org.jspecify.annotations.NullMarked;
