package eu.passerelle.verify;

/** The answer in one word. */
public enum Overall {
    /** All that matters holds, and whoever sealed it is trusted here. */
    VALID,
    /** All that matters holds; whether whoever sealed it is to be trusted is not known here. */
    VALID_NOT_TRUSTED,
    /** Something that matters does not hold. */
    INVALID,
    /** It is no credential that is known here, has no seal, or something that matters could not be looked at. */
    CANNOT_BE_JUDGED
}
