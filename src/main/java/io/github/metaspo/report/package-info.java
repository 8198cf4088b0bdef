/**
 * What the formats of reports and the log share: how numbers, tables and differences read.
 */
@NullMarked
package io.github.metaspo.report;

import org.jspecify.annotations.NullMarked;
