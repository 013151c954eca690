package eu.passerelle.connectors.json;

/** A field of a {@link RecordShape}. */
public final class RecordField {

    private final int place;
    private final Object owner;

    /** @param owner what all fields of one shape have in common */
    RecordField(int place, Object owner) {
        this.place = place;
        this.owner = owner;
    }

    int place() {
        return place;
    }

    Object owner() {
        return owner;
    }
}
