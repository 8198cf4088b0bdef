package io.github.metaspo.maven;

import io.github.metaspo.goal.progress.Console;
import io.github.metaspo.goal.progress.Progress;
import io.github.metaspo.model.UntrustedText;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Console on Maven's log; escapes hidden characters. Shows progress as one line with a bar that is overwritten on a terminal, otherwise as
 * a log line if nothing else was logged for a minute.
 */
final class MavenConsole implements Console {

    private static final Duration PLAIN_PAUSE = Duration.ofMinutes(1);
    private static final Duration TERMINAL_PAUSE = Duration.ofMillis(200);
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final Log log;
    private final @Nullable PrintWriter terminal;
    private final boolean verbose;
    private final LongSupplier nanos;
    private final long pause;

    /** When a line was last shown. */
    private final AtomicLong last;

    private boolean lineIsOpen;

    /**
     * @param terminal shows progress; empty to log it
     * @param verbose whether details are logged
     * @param nanos returns the time in nanoseconds, as {@link System#nanoTime}
     */
    MavenConsole(Log log, Optional<PrintWriter> terminal, boolean verbose, LongSupplier nanos) {
        this.log = log;
        this.terminal = terminal.orElse(null);
        this.verbose = verbose;
        this.nanos = nanos;
        this.pause = (terminal.isPresent() ? TERMINAL_PAUSE : PLAIN_PAUSE).toNanos();
        this.last = new AtomicLong(nanos.getAsLong());
    }

    static MavenConsole of(Log log, MavenSession session, boolean verbose) {
        boolean interactive = session.getRequest().isInteractiveMode() && log.isInfoEnabled() && !log.isDebugEnabled();
        return new MavenConsole(log, interactive ? Terminal.find() : Optional.empty(), verbose, System::nanoTime);
    }

    @Override
    public synchronized void info(String line) {
        clear();
        log.info(UntrustedText.visible(line));
        last.set(nanos.getAsLong());
    }

    @Override
    public void detail(String line) {
        if (verbose) {
            info(line);
        } else if (log.isDebugEnabled()) {
            log.debug(UntrustedText.visible(line));
        }
    }

    @Override
    public synchronized void warn(String line) {
        clear();
        log.warn(UntrustedText.visible(line));
        last.set(nanos.getAsLong());
    }

    @Override
    public void progress(Progress progress) {
        long before = last.get();
        long now = nanos.getAsLong();
        if (now - before >= pause && last.compareAndSet(before, now)) {
            show(progress);
        }
    }

    private synchronized void show(Progress progress) {
        if (terminal == null) {
            log.info(UntrustedText.visible(progress.line()));
        } else {
            terminal.print(CLEAR_LINE + progress.bar());
            terminal.flush();
            lineIsOpen = true;
        }
    }

    /** Clears the line of the progress, if there is one, so that the next output begins on an empty line. */
    synchronized void clear() {
        if (terminal != null && lineIsOpen) {
            terminal.print(CLEAR_LINE);
            terminal.flush();
            lineIsOpen = false;
        }
    }
}
