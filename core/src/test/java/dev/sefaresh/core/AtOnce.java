package dev.sefaresh.core;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Calls that begin together, each in a thread of its own. */
final class AtOnce {
    private AtOnce() {}

    /** Their answers, in their order; what one of them throws is thrown. */
    static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        var threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<T> answers = new ArrayList<>();
            for (Future<T> one : threads.invokeAll(calls)) {
                answers.add(one.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }

    /** The same call so many times. */
    static <T> List<T> atOnce(int many, IntFunction<T> call) throws Exception {
        return atOnce(IntStream.range(0, many)
                .<Callable<T>>mapToObj(i -> () -> call.apply(i))
                .toList());
    }
}
