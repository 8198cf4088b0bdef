/** Reading of a task's examples from YAML, JSON, JSON Lines and CSV. */
@NullMarked
package io.github.metaspo.suite.examples;

import org.jspecify.annotations.NullMarked;
