package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Random;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadCipherTest {

    private static final byte[] KEY = new byte[32];
    private static final UUID TRANSFER = UUID.fromString("0b8f6c5e-6a5f-5d55-9a0c-0a9a3f0a1b2c");

    private final PayloadCipher cipher = new PayloadCipher(KEY);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 46_000, 3_000_000})
    void givesBackWhatItWasGiven(int length) {
        byte[] content = new byte[length];
        new Random(length).nextBytes(content);

        byte[] stored = cipher.encrypt(TRANSFER, PayloadKind.RAW, content);

        assertThat(cipher.decrypt(TRANSFER, PayloadKind.RAW, stored)).isEqualTo(content);
    }

    @Test
    void storesTextInMuchLessRoom() {
        byte[] text = "{\"title\": \"Data Ethics\"}, ".repeat(1_000).getBytes(StandardCharsets.UTF_8);

        byte[] stored = cipher.encrypt(TRANSFER, PayloadKind.COMPLETION, text);

        assertThat(stored).hasSizeLessThan(text.length / 10);
        assertThat(cipher.decrypt(TRANSFER, PayloadKind.COMPLETION, stored)).isEqualTo(text);
    }

    @Test
    void readsWhatEarlierHubsStoredUncompressed() throws GeneralSecurityException {
        byte[] content = "result of an earlier year".getBytes(StandardCharsets.UTF_8);
        Cipher earlier = Cipher.getInstance("AES/GCM/NoPadding");
        earlier.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(KEY, "AES"), new GCMParameterSpec(128, new byte[12]));
        earlier.updateAAD(ByteBuffer.allocate(16)
                .putLong(TRANSFER.getMostSignificantBits())
                .putLong(TRANSFER.getLeastSignificantBits())
                .array());
        earlier.updateAAD("SEALED".getBytes(StandardCharsets.US_ASCII));
        byte[] encrypted = earlier.doFinal(content);
        byte[] stored = ByteBuffer.allocate(13 + encrypted.length)
                .put((byte) 1)
                .put(new byte[12])
                .put(encrypted)
                .array();

        assertThat(cipher.decrypt(TRANSFER, PayloadKind.SEALED, stored)).isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 13, -1})
    void noticesAChangedByteWhereverItIs(int place) {
        byte[] stored = cipher.encrypt(TRANSFER, PayloadKind.RAW, new byte[100]);
        int at = place < 0 ? stored.length + place : place;

        stored[at] ^= 3;

        assertThatThrownBy(() -> cipher.decrypt(TRANSFER, PayloadKind.RAW, stored))
                .isInstanceOf(IllegalStateException.class);
    }
}
