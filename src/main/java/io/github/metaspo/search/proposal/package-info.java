/**
 * Who writes candidates, what they are told, and what keeps a candidate from being asked anything.
 */
@NullMarked
package io.github.metaspo.search.proposal;

import org.jspecify.annotations.NullMarked;
