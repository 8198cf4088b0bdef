/** The summary of a verdict as Markdown. */
@NullMarked
package io.github.metaspo.report.markdown;

import org.jspecify.annotations.NullMarked;
