/** Reads the examples of a task from YAML, JSON, JSON Lines and CSV. */
@NullMarked
package io.github.metaspo.suite.examples;

import org.jspecify.annotations.NullMarked;
