/**
 * What servers reply, read from the body of a response: one reader for each protocol.
 */
@NullMarked
package io.github.metaspo.model.langchain4j.reply;

import org.jspecify.annotations.NullMarked;
