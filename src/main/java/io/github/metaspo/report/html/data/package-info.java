/** What the report page is made from: the files of a suite's output folder, its lock and baseline, and the lock's history. */
@NullMarked
package io.github.metaspo.report.html.data;

import org.jspecify.annotations.NullMarked;
