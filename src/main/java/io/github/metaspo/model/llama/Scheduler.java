package io.github.metaspo.model.llama;

import java.time.Duration;

/** Runs tasks after a delay. */
interface Scheduler {

    void run(Duration delay, Runnable task);
}
