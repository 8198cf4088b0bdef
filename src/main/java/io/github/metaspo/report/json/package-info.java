/** JSON formats of results, searches and verdicts. */
@NullMarked
package io.github.metaspo.report.json;

import org.jspecify.annotations.NullMarked;
