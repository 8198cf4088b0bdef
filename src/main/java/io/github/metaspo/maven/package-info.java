/** The Mojos of the goals: each reads its parameters, calls one class of {@code goal}, and turns exceptions into messages. */
@NullMarked
package io.github.metaspo.maven;

import org.jspecify.annotations.NullMarked;
