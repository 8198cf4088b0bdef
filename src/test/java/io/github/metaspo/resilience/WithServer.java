package io.github.metaspo.resilience;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

/** The set-up of a test that has a server and a folder of its own. */
abstract class WithServer {

    @TempDir
    Path folder;

    AnsweringServer server;

    @BeforeEach
    final void startServer() throws IOException {
        server = AnsweringServer.start();
    }

    @AfterEach
    final void stopServer() {
        server.close();
    }
}
