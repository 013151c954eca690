package eu.passerelle.credentials.elm;

/** The most that the credentials of a university may claim; each claims what its facts bear. */
public enum EdcProfile {
    GENERIC,

    /** With the accreditation record as evidence, where one covers the award. */
    ACCREDITED,

    /** Whole degrees and stacks as diploma supplements, where they have what the profile asks; the rest as accredited. */
    DIPLOMA_SUPPLEMENT
}
