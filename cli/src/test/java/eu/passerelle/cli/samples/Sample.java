package eu.passerelle.cli.samples;

import java.time.Instant;
import java.util.List;

/**
 * One file of the samples.
 *
 * @param file below the samples' folder
 * @param sealedAt {@code 1970-01-01} where there is no seal
 * @param official versions whose official shapes take it as it is
 * @param reasons why it does not verify as it is; empty where it does
 */
record Sample(String file, Instant sealedAt, List<String> official, List<Reason> reasons) {

    boolean isSealed() {
        return sealedAt.isAfter(Instant.EPOCH);
    }

    /** The same sample after sealing. */
    String sealedTwin() {
        return file.replaceAll("-unsigned.*", "-signed.jsonld");
    }

    @Override
    public String toString() {
        return file;
    }
}
