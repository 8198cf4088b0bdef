/** The provider for people: a request is a file in a folder, the reply a file that a person writes beside it. */
@NullMarked
package io.github.metaspo.model.manual;

import org.jspecify.annotations.NullMarked;
