package eu.passerelle.routes.stacks;

import eu.passerelle.connectors.Watermark;
import eu.passerelle.recognition.stacking.Pathway;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a run has come.
 *
 * @param fingerprint of all parts and pathways when the run began; the next run with the same has nothing to do
 * @param after the last learner looked at; null when the run is at its end
 */
record Place(String fingerprint, @Nullable UUID after) {

    static Place of(Watermark watermark) {
        String[] parts = watermark.value().split(" ");
        return new Place(parts[0], parts.length > 1 ? UUID.fromString(parts[1]) : null);
    }

    Watermark watermark() {
        return new Watermark(after == null ? fingerprint : fingerprint + " " + after);
    }

    static String fingerprint(List<Pathway> pathways, String parts) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest((pathways + parts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
