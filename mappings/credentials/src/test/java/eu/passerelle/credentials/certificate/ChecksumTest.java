package eu.passerelle.credentials.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksumTest {

    @ParameterizedTest
    @CsvSource({"0, 10", "1, 1", "5136, 5136", "5136, 1284", "200000, 5136", "70000, 300000"})
    void isThatOfTheWholeWhereThePartsAreJoined(int first, int second) {
        byte[] whole = new byte[first + second];
        new Random(first).nextBytes(whole);

        int joined = Checksum.joined(
                Checksum.of(Arrays.copyOf(whole, first)),
                Checksum.of(Arrays.copyOfRange(whole, first, whole.length)),
                second);

        assertThat(joined).isEqualTo(Checksum.of(whole));
    }

    @ParameterizedTest
    @CsvSource({"1", "5136"})
    void ofNothingChangesNothing(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 0xFF);

        assertThat(Checksum.joined(Checksum.OF_NOTHING, Checksum.of(bytes), length))
                .isEqualTo(Checksum.of(bytes));
    }
}
