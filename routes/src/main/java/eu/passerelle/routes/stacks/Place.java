package eu.passerelle.routes.stacks;

import eu.passerelle.connectors.Watermark;
import eu.passerelle.model.Sha256;
import eu.passerelle.recognition.stacking.Pathway;
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
        return Sha256.hex(pathways + parts);
    }
}
