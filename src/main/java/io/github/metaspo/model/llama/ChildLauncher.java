package io.github.metaspo.model.llama;

import java.io.IOException;

/** Starts processes that obey {@link io.github.metaspo.model.llama.child.Command}. */
interface ChildLauncher {

    Child launch() throws IOException;
}
