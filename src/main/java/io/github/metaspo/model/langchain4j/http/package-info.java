/** The HTTP layer of the LangChain4j providers: connections, timeouts, and messages for failures. */
@NullMarked
package io.github.metaspo.model.langchain4j.http;

import org.jspecify.annotations.NullMarked;
