package eu.passerelle.sis.esse3;

import eu.passerelle.connectors.json.JsonRecord;
import org.jspecify.annotations.Nullable;

/**
 * A booklet to read: one career segment of a learner.
 *
 * @param matId ESSE3's technical id of the segment
 * @param segment as ESSE3 lists it; null where only a roster names it
 */
record Booklet(
        long matId,
        @Nullable JsonRecord segment,
        @Nullable String esi,
        @Nullable String email,
        @Nullable String wallet) {

    static Booklet listed(long matId, JsonRecord segment) {
        return new Booklet(matId, segment, null, null, null);
    }

    /** The part of the SIS that one answer covers in full. */
    String scope() {
        return "booklet:" + matId;
    }

    @Override
    public String toString() {
        return "Booklet[" + matId + "]";
    }
}
