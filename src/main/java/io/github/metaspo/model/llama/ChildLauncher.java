package io.github.metaspo.model.llama;

import java.io.IOException;

/** Starts child processes that accept {@link io.github.metaspo.model.llama.child.Command}s. */
interface ChildLauncher {

    Child launch() throws IOException;
}
