/** Results and verdicts as JUnit XML. */
@NullMarked
package io.github.metaspo.report.junit;

import org.jspecify.annotations.NullMarked;
