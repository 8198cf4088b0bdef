/** JUnit XML reports of results and verdicts. */
@NullMarked
package io.github.metaspo.report.junit;

import org.jspecify.annotations.NullMarked;
