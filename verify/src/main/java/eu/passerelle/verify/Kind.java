package eu.passerelle.verify;

/** The kinds of documents that are known. */
public enum Kind {
    /** European Digital Credential with a JAdES seal. */
    EDC,
    /** The same before it is sealed. */
    EDC_UNSEALED,
    /** SD-JWT VC, with or without key binding. */
    SD_JWT,
    /** Open Badge 3.0 with a Data Integrity proof. */
    OPEN_BADGE,
    /** Comprehensive Learner Record 2.0 with a Data Integrity proof. */
    CLR,
    /** Open Badge 3.0 or learner record as JWT. */
    OPEN_BADGE_JWT,
    /** Verifiable attestation of EBSI. */
    EBSI,
    /** Transcript in ELMO, signed or not. */
    ELMO,
    /** Something else. */
    UNKNOWN
}
