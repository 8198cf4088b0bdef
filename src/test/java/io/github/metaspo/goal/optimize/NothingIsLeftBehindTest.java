package io.github.metaspo.goal.optimize;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Request;
import io.github.metaspo.api.Usage;
import io.github.metaspo.goal.ScriptedProject;
import io.github.metaspo.goal.ScriptedProject.Run;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import static org.assertj.core.api.Assertions.assertThat;

/** However an optimization ends, it leaves no running thread and makes no further call. */
@Timeout(60)
class NothingIsLeftBehindTest {

    /** What is under way when something happens. */
    private enum Moment {
        WRITING(ScriptedProject::isWriting),
        ASKING(request ->
                !ScriptedProject.isWriting(request) && !request.system().startsWith("You")),
        MEASURING(request -> !ScriptedProject.isWriting(request) && ScriptedProject.number(request) >= 1000);

        private final Predicate<Request> isNow;

        Moment(Predicate<Request> isNow) {
            this.isNow = isNow;
        }
    }

    @TempDir
    private Path folder;

    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicInteger askedAfterClose = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(strings = {"race", "full"})
    void afterAnOptimizationThatEndsByItself(String mode) throws Exception {
        assertThat(run(mode, Map.of(), request -> {}).result()).isEqualTo("shipped");
        assertNothingIsLeft();
    }

    @ParameterizedTest
    @CsvSource({"race, 330", "race, 500", "full, 700", "full, 1000"})
    void afterASearchThatItsBudgetEnds(String mode, String calls) throws Exception {
        Run run = run(mode, Map.of("budget.calls", calls), request -> {});
        assertThat(run.isMeasured()).isTrue();
        assertNothingIsLeft();
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void afterAFailureThatMeetsEveryCall(Moment moment) throws Exception {
        for (String mode : new String[] {"race", "full"}) {
            Run run = run(mode, Map.of(), request -> {
                if (moment.isNow.test(request)) {
                    throw new ModelException(ModelException.Kind.WRONG_KEY, "the key is wrong");
                }
            });
            assertThat(run.result()).contains("the key is wrong");
            assertNothingIsLeft();
        }
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void afterABugInOneCall(Moment moment) throws Exception {
        Run run = run("race", Map.of(), request -> {
            if (moment.isNow.test(request)) {
                throw new IllegalStateException("a bug");
            }
        });
        assertThat(run.result()).contains("a bug");
        assertNothingIsLeft();
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void afterAnInterruption(Moment moment) throws Exception {
        for (String mode : new String[] {"race", "full"}) {
            CountDownLatch reached = new CountDownLatch(1);
            Thread main = Thread.currentThread();
            Thread interrupter = new Thread(() -> {
                try {
                    reached.await();
                    main.interrupt();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            interrupter.start();
            Run run = run(mode, Map.of(), request -> {
                if (moment.isNow.test(request)) {
                    reached.countDown();
                    TimeUnit.SECONDS.sleep(50);
                }
            });
            interrupter.join();
            Thread.interrupted();
            assertThat(run.result()).contains("InterruptedException");
            assertNothingIsLeft();
        }
    }

    private void assertNothingIsLeft() {
        assertThat(underWay.get()).isZero();
        assertThat(closed).isTrue();
        assertThat(askedAfterClose.get()).isZero();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread ->
                        thread.isAlive() && thread.getName().startsWith("metaspo-") && !before.contains(thread));
    }

    @FunctionalInterface
    private interface Event {
        void on(Request request) throws ModelException, InterruptedException;
    }

    private int number;

    /** Other tests may have left an engine running. */
    private final Set<Thread> before = Thread.getAllStackTraces().keySet();

    private Run run(String mode, Map<String, String> overrides, Event event) throws Exception {
        Map<String, String> all = new java.util.HashMap<>(overrides);
        all.put("mode", mode);
        closed.set(false);
        return ScriptedProject.in(folder.resolve("p" + number++), all).run(new LanguageModel() {
            @Override
            public Reply reply(Request request) throws ModelException, InterruptedException {
                underWay.incrementAndGet();
                try {
                    TimeUnit.MILLISECONDS.sleep(1);
                    event.on(request);
                    return new Reply(ScriptedProject.reply(request), false, new Usage(10, 2), "tiny");
                } finally {
                    underWay.decrementAndGet();
                    if (closed.get()) {
                        askedAfterClose.incrementAndGet();
                    }
                }
            }

            @Override
            public void close() {
                closed.set(true);
                askedAfterClose.addAndGet(underWay.get());
            }
        });
    }
}
