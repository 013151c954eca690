package eu.passerelle.credentials.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrefixCodeTest {

    @Test
    void givesFrequentSymbolsFewBits() {
        PrefixCode code = PrefixCode.of(new int[] {1, 1, 2, 4});

        assertThat(IntStream.range(0, 4).map(code::length)).containsExactly(3, 3, 2, 1);
    }

    @Test
    void writesCanonicalCodesWithTheirHighestBitFirst() {
        PrefixCode code = PrefixCode.of(new int[] {1, 1, 2, 4});
        Bits bits = new Bits(1);

        code.write(3, bits);
        code.write(2, bits);
        code.write(0, bits);

        // 0, 10, 110 from the lowest bit on
        assertThat(bits.toBytes(0)).containsExactly(0b011_01_0);
    }

    @Test
    void staysWithinFifteenBitsHoweverRareASymbolIs() {
        int[] weights = new int[40];
        weights[0] = 1;
        weights[1] = 1;
        for (int i = 2; i < weights.length; i++) {
            weights[i] = weights[i - 1] + weights[i - 2];
        }

        PrefixCode code = PrefixCode.of(weights);

        assertThat(IntStream.range(0, weights.length).map(code::length)).allMatch(length -> length <= 15);
        assertThat(IntStream.range(0, weights.length)
                        .mapToDouble(symbol -> Math.pow(2, -code.length(symbol)))
                        .sum())
                .as("every sequence of bits means something")
                .isEqualTo(1);
    }
}
