package io.github.metaspo.evaluation;

import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Usage;

import java.util.concurrent.atomic.LongAdder;

/** Counts replies, those that were cut off, and their tokens; stored replies count like others. Thread-safe. */
public final class ReplyCounter {

    private final LongAdder number = new LongAdder();
    private final LongAdder cut = new LongAdder();
    private final LongAdder input = new LongAdder();
    private final LongAdder output = new LongAdder();
    private final LongAdder thinking = new LongAdder();

    public void add(Reply reply) {
        number.increment();
        if (reply.cut()) {
            cut.increment();
        }
        input.add(reply.usage().input());
        output.add(reply.usage().output());
        thinking.add(reply.usage().thinking());
    }

    public long number() {
        return number.sum();
    }

    /** Returns the number of replies that were cut off. */
    public long cut() {
        return cut.sum();
    }

    /** Returns the tokens of all replies. */
    public Usage usage() {
        return new Usage(input.sum(), output.sum(), thinking.sum());
    }
}
