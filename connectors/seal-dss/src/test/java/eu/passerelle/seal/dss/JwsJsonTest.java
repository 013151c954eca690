package eu.passerelle.seal.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.jose4j.json.JsonUtil;
import org.junit.jupiter.api.Test;

class JwsJsonTest {

    private static final long SEED = 20_261_124;
    private static final int RANDOM_TEXTS = 20_000;
    private static final String ALPHABET = "abc\"\\\n\r\t /\u007f\u0080é€Ж\u2028\ufeff";

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void writesTheThreePartsAsEuropassHasThem() {
        assertThat(JwsJson.document(bytes("e30.{\"a\":\"b\\c\"}"), new byte[] {-1, -2, -3}))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{\"payload\":\"{\\\"a\\\":\\\"b\\\\c\\\"}\","
                        + "\"signatures\":[{\"protected\":\"e30\",\"signature\":\"__79\"}]}");
    }

    @Test
    void keepsEveryText() throws Exception {
        Random random = new Random(SEED);
        for (int i = 0; i < RANDOM_TEXTS; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(40); length > 0; length--) {
                text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }

            byte[] document = JwsJson.document(bytes("e30." + text), new byte[] {1});

            assertThat(JsonUtil.parseJson(new String(document, StandardCharsets.UTF_8))
                            .get("payload"))
                    .isEqualTo(text.toString());
        }
    }

    @Test
    void refusesWhatJsonForbids() {
        assertThatThrownBy(() -> JwsJson.document(bytes("e30.{\u0000}"), new byte[] {1}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JwsJson.document(bytes("no header"), new byte[] {1}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
