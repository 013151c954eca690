package eu.passerelle.connectors;

/**
 * A source record (or a whole file) that could not be read, kept with the reason. One bad record never stops a run and
 * never vanishes.
 *
 * @param sourceKey the record's natural key, or where it has none a stable stand-in (file name, hash of the content);
 *     never a personal number
 * @param reason what is wrong, without personal data
 * @param repair what the university should do
 */
public record RejectedRecord(String sourceKey, SourceRecord raw, String reason, String repair) {

    /** What is wrong and what to do, in sentences. */
    public String says() {
        return (reason.endsWith(".") ? reason : reason + ".") + " " + repair;
    }
}
