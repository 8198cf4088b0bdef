package io.github.metaspo.model.llama;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.metaspo.model.llama.child.ChildMain;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Launcher that starts the child as a JVM with the Java of the build. */
final class JvmLauncher implements ChildLauncher {

    /** Classes whose jars the child needs besides the llama binding. */
    private static final List<Class<?>> NEEDED =
            List.of(ChildMain.class, ObjectMapper.class, JsonFactory.class, JsonTypeInfo.class);

    private final Path javaHome;
    private final List<Path> bindingJars;

    /**
     * @param javaHome home of the Java that runs the build
     * @param bindingJars jars of the llama binding and its dependencies
     */
    JvmLauncher(Path javaHome, List<Path> bindingJars) {
        this.javaHome = javaHome;
        this.bindingJars = List.copyOf(bindingJars);
    }

    @Override
    public Child launch() throws IOException {
        // each child has its own folder for native libraries and crash reports, so that children do not interfere
        Path folder = Files.createTempDirectory("metaspo-llama");
        Process process = new ProcessBuilder(
                        javaHome.resolve("bin").resolve("java").toString(),
                        // a small heap, because the model needs the memory
                        "-Xms16m",
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:ErrorFile=" + folder.resolve("crash.log"),
                        "-Dde.kherud.llama.tmpdir=" + folder,
                        "-cp",
                        classPath(),
                        ChildMain.class.getName(),
                        folder.toString())
                .directory(folder.toFile())
                .start();
        return new Child(process, () -> delete(folder));
    }

    private String classPath() {
        return Stream.concat(NEEDED.stream().map(JvmLauncher::codeSource), bindingJars.stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path codeSource(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class from nowhere: " + type, e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> content = Files.list(folder)) {
            for (Path file : content.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            // the child deletes it, too, and may have been faster
            folder.toFile().deleteOnExit();
        }
    }
}
