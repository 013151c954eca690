package eu.passerelle.sis.esse3;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A booklet to read: one career segment of a learner.
 *
 * @param matId ESSE3's technical id of the segment
 * @param segment as ESSE3 lists it; null where only a roster names it
 */
record Booklet(
        long matId,
        @Nullable JsonNode segment,
        @Nullable String esi,
        @Nullable String email,
        @Nullable String wallet) {

    static Booklet listed(long matId, JsonNode segment) {
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
