package io.github.metaspo.model.calls.store;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(60)
class BatcherTest {

    private static final int ASKING = 20;

    private final List<List<Integer>> statements = new CopyOnWriteArrayList<>();
    private final CountDownLatch firstIsUnderWay = new CountDownLatch(1);
    private final CountDownLatch mayGoOn = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newFixedThreadPool(ASKING + 1);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void whatIsAskedWhileAStatementIsUnderWayIsAskedTogetherByTheNext() throws Exception {
        List<Future<Integer>> answers = askDuringTheFirst(new Batcher<>(this::doubled));
        for (int i = 0; i <= ASKING; i++) {
            assertThat(answers.get(i).get()).isEqualTo(2 * i);
        }
        assertThat(statements).hasSize(2);
        assertThat(statements.get(0)).containsExactly(0);
        assertThat(statements.get(1)).hasSize(ASKING).doesNotContain(0);
    }

    @Test
    void aFailureIsThatOfAllWhoAskedTogetherAndOfNobodyElse() throws Exception {
        Batcher<Integer, Integer> batcher = new Batcher<>(questions -> {
            if (doubled(questions).size() > 1) {
                throw new SQLException("out of order");
            }
            return doubled(questions);
        });
        List<Future<Integer>> answers = askDuringTheFirst(batcher);
        assertThat(answers.get(0).get()).isZero();
        for (int i = 1; i <= ASKING; i++) {
            assertThatThrownBy(answers.get(i)::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseInstanceOf(SQLException.class)
                    .hasRootCauseMessage("out of order");
        }
        assertThat(batcher.ask(4)).isEqualTo(8);
    }

    private List<Integer> doubled(List<Integer> questions) throws SQLException {
        statements.add(questions);
        firstIsUnderWay.countDown();
        try {
            mayGoOn.await();
        } catch (InterruptedException e) {
            throw new SQLException(e);
        }
        return questions.stream().map(question -> 2 * question).toList();
    }

    private List<Future<Integer>> askDuringTheFirst(Batcher<Integer, Integer> batcher) throws Exception {
        List<Future<Integer>> answers = new ArrayList<>();
        answers.add(threads.submit(() -> batcher.ask(0)));
        firstIsUnderWay.await();
        for (int i = 1; i <= ASKING; i++) {
            int question = i;
            answers.add(threads.submit(() -> batcher.ask(question)));
        }
        while (batcher.waiting() < ASKING) {
            Thread.sleep(1);
        }
        mayGoOn.countDown();
        return answers;
    }
}
