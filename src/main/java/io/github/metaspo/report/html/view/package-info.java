/** The sections of the report page: what is shown, in words and charts, made from the data by pure functions. */
@NullMarked
package io.github.metaspo.report.html.view;

import org.jspecify.annotations.NullMarked;
