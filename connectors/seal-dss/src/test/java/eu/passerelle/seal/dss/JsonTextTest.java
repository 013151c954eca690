package eu.passerelle.seal.dss;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

    private static final long SEED = 20_261_124;
    private static final int RANDOM_TEXTS = 200_000;
    /** Where UTF-8's rules change. */
    private static final int[] EDGES = {
        0x00, 0x1F, 0x20, '"', 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED,
        0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF
    };

    /** The JDK is the judge. */
    private static boolean flawless(byte[] text) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text))
                    .chars()
                    .noneMatch(character ->
                            character < ' ' && character != '\n' && character != '\r' && character != '\t');
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static void agrees(byte[] text) {
        assertThat(JsonText.firstFault(text) == JsonText.NONE)
                .as(() -> java.util.HexFormat.of().formatHex(text))
                .isEqualTo(flawless(text));
    }

    @Test
    void agreesWithTheJdkOnEveryPairOfBytes() {
        for (int pair = 0; pair < 0x10000; pair++) {
            agrees(new byte[] {(byte) (pair >> 8), (byte) pair});
        }
    }

    @Test
    void agreesWithTheJdkWhereTheRulesChange() {
        for (int first : EDGES) {
            for (int second : EDGES) {
                for (int third : EDGES) {
                    agrees(new byte[] {(byte) first, (byte) second, (byte) third});
                    for (int fourth : EDGES) {
                        agrees(new byte[] {(byte) first, (byte) second, (byte) third, (byte) fourth});
                    }
                }
            }
        }
    }

    @Test
    void agreesWithTheJdkOnLongerTextsWithOneByteChanged() {
        Random random = new Random(SEED);
        byte[] text = "{\"título\":\"Ж€𝔘 and plain text that goes on\"}\n".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < RANDOM_TEXTS; i++) {
            byte[] changed = text.clone();
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            agrees(changed);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 6, 7, 8, 9, 15, 16, 17, 30})
    void saysWhereTheFaultIs(int position) {
        byte[] text = "0123456789012345678901234567890".getBytes(StandardCharsets.UTF_8);
        text[position] = 1;

        assertThat(JsonText.firstFault(text)).isEqualTo(position);
    }
}
