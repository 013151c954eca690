package eu.passerelle.connectors;

/**
 * A record as the SIS sent it, kept for repair and replay.
 *
 * @param mediaType for example {@code application/xml}, {@code application/json}
 */
public record SourceRecord(String mediaType, byte[] content) {

    @Override
    public String toString() {
        return "SourceRecord[" + mediaType + ", " + content.length + " bytes]";
    }
}
