package eu.passerelle.connectors;

/**
 * How far a run has read. Opaque: owned by its connector, stored by the hub with the page it covers and never before.
 * {@link #NONE} is the start of a full reading.
 */
public record Watermark(String value) {

    public static final Watermark NONE = new Watermark("");

    public boolean isNone() {
        return value.isEmpty();
    }
}
