package eu.passerelle.journal;

/** What a stored payload is. */
public enum PayloadKind {
    /** The source record as the SIS sent it. */
    RAW,
    /** The completion it was turned into. */
    COMPLETION,
    /** What the credential claims, kept where wallets decide what is written. */
    ACHIEVEMENT,
    /** The sealed credential, one a format. */
    SEALED
}
