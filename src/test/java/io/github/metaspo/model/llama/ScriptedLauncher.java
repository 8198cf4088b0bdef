package io.github.metaspo.model.llama;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Launcher that starts {@link ScriptedChild}ren and keeps references to them. */
final class ScriptedLauncher implements ChildLauncher {

    final List<Process> started = new ArrayList<>();

    @Override
    public synchronized Child launch() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ScriptedChild.class.getName())
                .start();
        started.add(process);
        return new Child(process, () -> {});
    }
}
