/** Markdown summary of a verdict. */
@NullMarked
package io.github.metaspo.report.markdown;

import org.jspecify.annotations.NullMarked;
