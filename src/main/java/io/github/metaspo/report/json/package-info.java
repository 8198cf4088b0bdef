/** Results, searches and verdicts as JSON. */
@NullMarked
package io.github.metaspo.report.json;

import org.jspecify.annotations.NullMarked;
