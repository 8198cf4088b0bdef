/** The report goal: pages of suites from the files that other goals have left. */
@NullMarked
package io.github.metaspo.goal.report;

import org.jspecify.annotations.NullMarked;
