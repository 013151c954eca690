package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlaceOrderTest {

    private static byte[] key(long seed) {
        byte[] key = new byte[32];
        new Random(seed).nextBytes(key);
        return key;
    }

    @Test
    void givesEveryPlaceOnce() {
        PlaceOrder order = new PlaceOrder(key(1));

        assertThat(IntStream.range(0, PlaceOrder.SIZE).map(order::place).sorted())
                .containsExactly(IntStream.range(0, PlaceOrder.SIZE).boxed().toArray(Integer[]::new));
    }

    @Test
    void isTheSameAgainWithTheSameKeyAndAnotherWithAnother() {
        int[] once =
                IntStream.range(0, 1_000).map(new PlaceOrder(key(1))::place).toArray();
        int[] again =
                IntStream.range(0, 1_000).map(new PlaceOrder(key(1))::place).toArray();
        int[] other =
                IntStream.range(0, 1_000).map(new PlaceOrder(key(2))::place).toArray();

        assertThat(again).isEqualTo(once);
        assertThat(IntStream.range(0, 1_000)
                        .filter(turn -> once[turn] == other[turn])
                        .count())
                .isLessThan(5);
    }

    /** Neighbours in time are as far from each other as any two places: a third of the list in the mean. */
    @Test
    void doesNotPutNeighboursInTimeSideBySide() {
        for (long seed = 0; seed < 20; seed++) {
            PlaceOrder order = new PlaceOrder(key(seed));

            double distance = IntStream.range(1, 20_000)
                    .map(turn -> Math.abs(order.place(turn) - order.place(turn - 1)))
                    .average()
                    .orElseThrow();
            long upwards = IntStream.range(1, 20_000)
                    .filter(turn -> order.place(turn) > order.place(turn - 1))
                    .count();

            assertThat(distance / PlaceOrder.SIZE).isBetween(0.32, 0.347);
            assertThat(upwards / 20_000.0).isBetween(0.485, 0.515);
        }
    }
}
