/** Reading of YAML into trees of nodes with positions, and the schema of a suite. */
@NullMarked
package io.github.metaspo.suite.yaml;

import org.jspecify.annotations.NullMarked;
