package io.github.metaspo.model.llama;

import java.time.Duration;

/** Does something after a while. */
interface Scheduler {

    void run(Duration delay, Runnable task);
}
