package dev.sefaresh.spi.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Everybody at once. */
final class Race {
    private static final int SECONDS = 60;

    private Race() {}

    /** One part of a race, by its number from 0. */
    interface Work<R> {
        R of(int worker) throws Exception;
    }

    /** What each of them answers, in the order of their numbers; fails as the first that fails. */
    static <R> List<R> of(int workers, Work<R> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            CyclicBarrier gate = new CyclicBarrier(workers);
            List<Future<R>> runners = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                int worker = i;
                runners.add(pool.submit(() -> {
                    gate.await();
                    return work.of(worker);
                }));
            }
            List<R> answers = new ArrayList<>();
            for (Future<R> runner : runners) {
                answers.add(finished(runner));
            }
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }

    private static <R> R finished(Future<R> runner) throws Exception {
        try {
            return runner.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } catch (TimeoutException e) {
            throw new Found.Otherwise("calls at once\nexpected: answers\nfound:    none for " + SECONDS + " seconds");
        }
    }
}
