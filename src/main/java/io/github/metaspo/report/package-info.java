/** Formatting shared by the reports and the log: numbers, tables and diffs. */
@NullMarked
package io.github.metaspo.report;

import org.jspecify.annotations.NullMarked;
