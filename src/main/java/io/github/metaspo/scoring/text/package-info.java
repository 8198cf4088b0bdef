/** How text of any script is read: letters, words, tags and JSON, in time linear in its length. */
@NullMarked
package io.github.metaspo.scoring.text;

import org.jspecify.annotations.NullMarked;
