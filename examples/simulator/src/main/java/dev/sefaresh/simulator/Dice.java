package dev.sefaresh.simulator;

import java.util.List;
import java.util.SplittableRandom;

/** All chance there is: the same seed falls the same way everywhere. For one thread. */
final class Dice {
    private final SplittableRandom random;

    private Dice(SplittableRandom random) {
        this.random = random;
    }

    /** Those of one step: a step that is left out leaves the others' as they were. */
    static Dice of(long seed, long step) {
        return new Dice(new SplittableRandom(new SplittableRandom(seed).nextLong() + step).split());
    }

    /** More dice, so that how often one part throws does not touch another. */
    Dice others() {
        return new Dice(random.split());
    }

    /** A whole number from the least to the most, both included. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    /** True so many times in a thousand. */
    boolean chance(int inThousand) {
        return random.nextInt(1_000) < inThousand;
    }

    /** One of them. */
    <E> E pick(List<E> some) {
        return some.get(random.nextInt(some.size()));
    }

    /** One of the last so many. */
    <E> E pickLast(List<E> some, int many) {
        return pick(some.subList(Math.max(0, some.size() - many), some.size()));
    }

    /** One of them. */
    @SafeVarargs
    final <E> E oneOf(E... some) {
        return some[random.nextInt(some.length)];
    }

    /** The index of a weight, as often as it is heavy. */
    int weighed(int... weights) {
        int sum = 0;
        for (int weight : weights) {
            sum += weight;
        }
        int left = random.nextInt(sum);
        int index = 0;
        while (left >= weights[index]) {
            left -= weights[index++];
        }
        return index;
    }
}
