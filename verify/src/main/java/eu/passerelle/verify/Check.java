package eu.passerelle.verify;

/** What is looked at, in the order in which it is told. */
public enum Check {
    /** What kind of document it is. */
    FORMAT,
    /** Whether it is as it was sealed. */
    SEAL,
    /** Whether the seal's certificate was valid when it sealed, and is now. */
    CERTIFICATE,
    /** Whether the certificate was revoked. */
    REVOCATION,
    /** Whether whoever sealed it is trusted here. */
    TRUST,
    /** Whether the seal is the issuer's own. */
    ISSUER,
    /** Whether the awarding body is accredited, as this hub knows. */
    ACCREDITATION,
    /** The rules of the format. */
    CONTENT,
    /** Whether it was withdrawn. */
    STATUS,
    /** From when and until when it holds. */
    DATES,
    /** Whose it is. */
    HOLDER,
    /** The elements of a micro-credential by Annex I of the Council Recommendation. */
    COMPLETENESS
}
