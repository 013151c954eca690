package eu.passerelle.sis.virta;

import eu.passerelle.model.PersonName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * One line of the roster: a learner to read, and what Virta's replies do not say of them.
 *
 * @param hash of the number; says where in the roster and in the hub this learner is without telling the number
 * @param name null where the roster has none and Virta must
 */
record RosterLearner(
        Kind kind,
        String number,
        String hash,
        @Nullable PersonName name,
        @Nullable LocalDate born,
        @Nullable String email,
        @Nullable String wallet) {

    private static final int HASH_BYTES = 16;

    /** Which number Virta is asked by. */
    enum Kind {
        OPPIJANUMERO("1\\.2\\.246\\.562\\.\\d{1,4}\\.\\d{1,20}"),
        HENKILOTUNNUS("\\d{6}[-+A-FU-Y]\\d{3}[0-9A-Y]");

        private final String form;

        Kind(String form) {
            this.form = form;
        }

        boolean accepts(String number) {
            return number.matches(form);
        }
    }

    /** The part of Virta that one reply answers in full. */
    String scope() {
        return "learner:" + hash;
    }

    static String hash(String text) {
        return hash(text.getBytes(StandardCharsets.UTF_8));
    }

    static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "RosterLearner[" + hash + "]";
    }
}
