/**
 * Results as JSON, JUnit XML and text.
 */
@NullMarked
package io.github.metaspo.report;

import org.jspecify.annotations.NullMarked;
