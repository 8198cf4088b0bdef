/** The report page of a suite, and the index of all pages, as HTML files that need nothing else. */
@NullMarked
package io.github.metaspo.report.html;

import org.jspecify.annotations.NullMarked;
