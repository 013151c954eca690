package eu.passerelle.journal;

/** What a stored payload is. */
public enum PayloadKind {
    /** The source record as the SIS sent it. */
    RAW,
    /** The completion it was turned into. */
    COMPLETION,
    /** The sealed credential. */
    SEALED
}
