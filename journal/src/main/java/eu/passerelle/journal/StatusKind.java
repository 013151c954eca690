package eu.passerelle.journal;

/** How a list of statuses is published. */
public enum StatusKind {
    /** W3C Bitstring Status List 1.0, for verifiable credentials. */
    BITSTRING,
    /** IETF Token Status List, for SD-JWT VC. */
    TOKEN
}
