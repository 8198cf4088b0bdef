package io.github.metaspo.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A real PostgreSQL server with a database of its own, in a temporary folder. */
public final class PostgresServer implements AutoCloseable {

    public static final String USER = "metaspo";
    public static final String PASSWORD = "only-for-tests";

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    private final Path programs;
    private final Path folder;
    private final int port;

    private PostgresServer(Path programs, Path folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    /** Whether this machine has the programs. */
    public static boolean isInstalled() {
        return programs().isPresent();
    }

    /** Starts a server and waits until it takes connections. */
    public static PostgresServer start() throws IOException, InterruptedException {
        return start("");
    }

    /** The same for a server that was set up with options of {@code initdb}. */
    public static PostgresServer start(String options) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("postgres");
        PostgresServer server = new PostgresServer(programs().orElseThrow(), folder, freePort());
        Path password = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        if (isRoot()) {
            execute(List.of("chown", "-R", "postgres", folder.toString()));
        }
        Path data = folder.resolve("data");
        server.run(
                "initdb",
                "--auth=scram-sha-256 --username=" + USER + " --pwfile=" + password + " " + options + " -D " + data);
        server.run(
                "pg_ctl",
                "-w -D " + data + " -l " + folder.resolve("log") + " -o '-p " + server.port
                        + " -c listen_addresses=127.0.0.1 -k " + folder + " -c fsync=off' start");
        return server;
    }

    /** The address of its database. */
    public String url() {
        return url(port);
    }

    /** The address of its database for one who reaches it through another port. */
    public String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        try {
            run("pg_ctl", "-m immediate -D " + folder.resolve("data") + " stop");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The server refuses to run as root. */
    private void run(String program, String arguments) throws IOException, InterruptedException {
        String command = programs.resolve(program) + " " + arguments;
        execute(
                isRoot()
                        ? List.of("su", "postgres", "-s", "/bin/sh", "-c", command)
                        : List.of("/bin/sh", "-c", command));
    }

    private static void execute(List<String> command) throws IOException, InterruptedException {
        Path log = Files.createTempFile("postgres", ".log");
        Process process = new ProcessBuilder(command)
                .directory(log.getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(command + " failed: " + Files.readString(log));
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static Optional<Path> programs() {
        if (!Files.isDirectory(DEBIAN)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(DEBIAN)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(folder -> Files.isExecutable(folder.resolve("initdb")))
                    .max(Path::compareTo);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
