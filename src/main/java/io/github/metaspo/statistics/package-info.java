/** Statistics: intervals, tests and power analysis, as pure functions of numbers. */
@NullMarked
package io.github.metaspo.statistics;

import org.jspecify.annotations.NullMarked;
