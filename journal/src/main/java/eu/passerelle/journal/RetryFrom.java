package eu.passerelle.journal;

/** From which step a transfer is tried again. What is refused, and why, is told by {@link PutBack}. */
public enum RetryFrom {
    /** Where it failed: what is sealed is handed over, everything else is judged anew. */
    FAILED,
    /** Its kept source record is read again, then judged and sealed. */
    READ,
    /** Judged and sealed anew, where nobody can have its credential. */
    ISSUE,
    /** Handed over as it is sealed. */
    DELIVER
}
