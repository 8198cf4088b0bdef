/** YAML files as trees of nodes that know their line, and the schema of a suite. */
@NullMarked
package io.github.metaspo.suite.yaml;

import org.jspecify.annotations.NullMarked;
