/**
 * The task suite: YAML and examples, read into records, with errors that say where.
 */
@NullMarked
package io.github.metaspo.suite;

import org.jspecify.annotations.NullMarked;
