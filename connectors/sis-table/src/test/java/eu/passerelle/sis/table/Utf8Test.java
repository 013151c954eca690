package eu.passerelle.sis.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Java's decoder is the judge. */
class Utf8Test {

    private static boolean decodes(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static Utf8 judged(byte[] bytes, int block) {
        Utf8 utf8 = new Utf8();
        for (int from = 0; from < bytes.length; from += block) {
            byte[] part = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + block));
            utf8.take(part, part.length);
        }
        return utf8;
    }

    @Test
    void agreesWithTheDecoderWhereverABlockEnds() {
        Random random = new Random(11);
        String letters = "abcdefgh;0123ąßЖ€\u0800\ud7ff\ue000\uffff😀";
        int wrong = 0;

        for (int i = 0; i < 30_000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(40), 0, letters.codePointCount(0, letters.length()))
                    .forEach(at -> text.appendCodePoint(letters.codePointAt(letters.offsetByCodePoints(0, at))));
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            if (i % 2 == 0 && bytes.length > 0) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            boolean decodes = decodes(bytes);
            wrong += decodes ? 0 : 1;

            assertThat(judged(bytes, 1 + random.nextInt(12)).isRight())
                    .as(Arrays.toString(bytes))
                    .isEqualTo(decodes);
        }
        assertThat(wrong).isGreaterThan(1_000);
    }

    @ParameterizedTest
    @CsvSource({"C0AF, 3", "EDA080, 3", "E08080, 3", "F4908080, 3", "F0808080, 3", "80, 3", "C3, 3", "E282, 3"})
    void namesWhereTheFirstWrongCharacterBegins(String hex, long at) {
        byte[] bytes = java.util.HexFormat.of().parseHex("6161" + hex);

        assertThat(judged(bytes, 3).isRight()).isFalse();
        assertThat(judged(bytes, 3).wrongAt()).isEqualTo(at);
    }
}
