package io.github.metaspo.maven;

import io.github.metaspo.goal.Console;
import io.github.metaspo.goal.Progress;
import io.github.metaspo.model.UntrustedText;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Console on Maven's log; escapes hidden characters. Shows progress as one line that is overwritten on a terminal, otherwise as a log
 * line every ten seconds.
 */
final class MavenConsole implements Console {

    private static final Duration PLAIN_PAUSE = Duration.ofSeconds(10);
    private static final Duration TERMINAL_PAUSE = Duration.ofMillis(200);
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final Log log;
    private final @Nullable PrintWriter terminal;
    private final Duration pause;
    private final AtomicReference<Duration> last = new AtomicReference<>(Duration.ZERO);
    private volatile boolean lineIsOpen;

    private MavenConsole(Log log, Optional<PrintWriter> terminal) {
        this.log = log;
        this.terminal = terminal.orElse(null);
        this.pause = terminal.isPresent() ? TERMINAL_PAUSE : PLAIN_PAUSE;
    }

    static MavenConsole of(Log log, MavenSession session) {
        boolean interactive = session.getRequest().isInteractiveMode() && log.isInfoEnabled() && !log.isDebugEnabled();
        return new MavenConsole(log, interactive ? Terminal.find() : Optional.empty());
    }

    @Override
    public void info(String line) {
        clear();
        log.info(UntrustedText.visible(line));
    }

    @Override
    public void warn(String line) {
        clear();
        log.warn(UntrustedText.visible(line));
    }

    @Override
    public void progress(Progress progress) {
        Duration before = last.get();
        Duration now = progress.elapsed();
        boolean newWork = now.compareTo(before) < 0;
        if ((newWork || now.minus(before).compareTo(pause) >= 0) && last.compareAndSet(before, now) && !newWork) {
            show(progress.line());
        }
    }

    private synchronized void show(String line) {
        if (terminal == null) {
            log.info(UntrustedText.visible(line));
        } else {
            terminal.print(CLEAR_LINE + UntrustedText.visible(line));
            terminal.flush();
            lineIsOpen = true;
        }
    }

    private synchronized void clear() {
        if (terminal != null && lineIsOpen) {
            terminal.print(CLEAR_LINE);
            terminal.flush();
            lineIsOpen = false;
        }
    }
}
