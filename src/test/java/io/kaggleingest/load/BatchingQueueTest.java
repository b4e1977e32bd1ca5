package io.kaggleingest.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;

import io.kaggleingest.web.Parallel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BatchingQueueTest {

    /** Batches as they were sent, and the answers that the test gives when it likes. */
    private final List<List<Integer>> sent = new ArrayList<>();

    private final List<CompletableFuture<List<String>>> underWay = new ArrayList<>();

    private BatchingQueue<Integer, String> queue(int waiting, int together, int atOnce) {
        return new BatchingQueue<>(waiting, together, atOnce, batch -> {
            sent.add(batch);
            underWay.add(new CompletableFuture<>());
            return Uni.createFrom().completionStage(underWay.get(underWay.size() - 1));
        });
    }

    private void answer(int batch) {
        underWay.get(batch).complete(sent.get(batch).stream().map(n -> "a" + n).toList());
    }

    @Test
    void a_lone_question_goes_at_once() {
        var queue = queue(10, 10, 1);

        var answer = queue.ask(1);

        assertEquals(List.of(List.of(1)), sent);
        answer(0);
        assertEquals("a1", answer.join());
    }

    @Test
    void what_arrives_meanwhile_goes_together_in_its_order() {
        var queue = queue(10, 10, 1);
        queue.ask(1);
        var answers = List.of(queue.ask(2), queue.ask(3), queue.ask(4));
        assertEquals(1, sent.size());

        answer(0);

        assertEquals(List.of(List.of(1), List.of(2, 3, 4)), sent);
        answer(1);
        assertEquals(
                List.of("a2", "a3", "a4"),
                answers.stream().map(CompletableFuture::join).toList());
    }

    @Test
    void no_batch_is_larger_than_allowed() {
        var queue = queue(10, 2, 1);
        IntStream.rangeClosed(1, 6).forEach(queue::ask);

        answer(0);
        answer(1);
        answer(2);

        assertEquals(List.of(List.of(1), List.of(2, 3), List.of(4, 5), List.of(6)), sent);
    }

    @Test
    void only_so_many_are_under_way() {
        var queue = queue(10, 10, 2);
        IntStream.rangeClosed(1, 4).forEach(queue::ask);

        assertEquals(List.of(List.of(1), List.of(2)), sent);
        answer(1);
        assertEquals(List.of(List.of(1), List.of(2), List.of(3, 4)), sent);
    }

    @Test
    void what_readers_ask_at_once_goes_along_where_few_wait() {
        var queue = queue(10, 10, 1);
        queue.ask(1);
        IntStream.rangeClosed(2, 5).forEach(n -> queue.ask(n).thenAccept(told -> queue.ask(n * 10)));
        answer(0);
        queue.ask(6);

        answer(1);

        assertEquals(List.of(List.of(1), List.of(2, 3, 4, 5), List.of(6, 20, 30, 40, 50)), sent);
    }

    @Test
    void many_who_wait_do_not_wait_for_the_readers() {
        var queue = queue(10, 10, 1);
        queue.ask(1).thenAccept(told -> queue.ask(10));
        queue.ask(2);

        answer(0);

        assertEquals(List.of(List.of(1), List.of(2)), sent);
        answer(1);
        assertEquals(List.of(10), sent.get(2));
    }

    @Test
    void a_full_queue_refuses_and_takes_again_later() {
        var queue = queue(2, 10, 1);
        queue.ask(1);
        queue.ask(2);
        queue.ask(3);

        var refused = queue.ask(4);

        var why = assertThrows(ExecutionException.class, refused::get);
        assertInstanceOf(BatchingQueue.Full.class, why.getCause());
        answer(0);
        assertFalse(queue.ask(5).isDone());
    }

    @Test
    void a_failure_is_told_to_its_batch_and_to_no_other() {
        var queue = queue(10, 10, 1);
        var first = queue.ask(1);
        var second = queue.ask(2);

        underWay.get(0).completeExceptionally(new IllegalStateException("no"));
        answer(1);

        assertTrue(first.isCompletedExceptionally());
        assertEquals("a2", second.join());
    }

    @Test
    void what_throws_before_it_sends_is_a_failure_too() {
        var queue = new BatchingQueue<Integer, String>(10, 10, 1, batch -> {
            throw new IllegalStateException("no");
        });

        assertTrue(queue.ask(1).isCompletedExceptionally());
        assertTrue(queue.ask(2).isCompletedExceptionally());
    }

    @Test
    void too_few_answers_leave_nobody_waiting() {
        var queue = queue(10, 10, 1);
        var first = queue.ask(1);
        var second = queue.ask(2);
        answer(0);

        underWay.get(1).complete(List.of());

        assertEquals("a1", first.join());
        assertTrue(second.isCompletedExceptionally());
    }

    @Test
    void a_closed_queue_takes_nothing_and_ends_with_the_last_answer() {
        var queue = queue(10, 10, 1);
        var first = queue.ask(1);
        var second = queue.ask(2);

        var closed = queue.close();

        assertTrue(queue.ask(3).isCompletedExceptionally());
        answer(0);
        assertFalse(closed.isDone());
        answer(1);
        assertTrue(closed.isDone());
        assertEquals("a1", first.join());
        assertEquals("a2", second.join());
    }

    @Test
    void every_question_of_many_threads_gets_its_own_answer() {
        var queue = new BatchingQueue<Integer, String>(10_000, 7, 3, batch -> Uni.createFrom()
                .completionStage(CompletableFuture.supplyAsync(
                        () -> batch.stream().map(n -> "a" + n).toList(), ForkJoinPool.commonPool())));

        Parallel.call(16, thread -> {
            for (int i = 0; i < 500; i++) {
                int question = thread * 1000 + i;
                assertEquals("a" + question, queue.ask(question).join());
            }
            return thread;
        });
        assertTrue(queue.close().isDone());
    }
}
