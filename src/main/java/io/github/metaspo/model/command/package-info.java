/** The provider for programs: a request is the standard input of a process, the reply its standard output. */
@NullMarked
package io.github.metaspo.model.command;

import org.jspecify.annotations.NullMarked;
