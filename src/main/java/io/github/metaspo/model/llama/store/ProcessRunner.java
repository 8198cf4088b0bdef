package io.github.metaspo.model.llama.store;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs programs as processes, which are destroyed if the caller is interrupted. */
final class ProcessRunner implements CommandRunner {

    @Override
    public Outcome run(List<String> command, Path folder) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            int exitCode = process.waitFor();
            return new Outcome(exitCode, new String(Files.readAllBytes(output), Charset.defaultCharset()));
        } finally {
            process.destroy();
        }
    }
}
