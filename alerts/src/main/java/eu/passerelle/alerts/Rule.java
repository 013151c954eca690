package eu.passerelle.alerts;

/** What people are told of; docs/alerts.md has a row for each. */
public enum Rule {
    /** Too many of the transfers of the last hour or day have failed, of a university or of its deliveries to a target. */
    FAILED_SHARE,
    /** Transfers fail for a cause that nobody has looked at, or again for one that was resolved. */
    GROUP_OPENED,
    /** No hub ran a scheduled time. */
    RUN_MISSED,
    /** The newest run of a university was stopped; a person must act. */
    RUN_STOPPED,
    /** More results are missing from the SIS's answer than may be withdrawn at once. */
    WITHDRAWAL_GUARD,
    /** A university that has a schedule was not read to the end for too long. */
    WATERMARK_OLD,
    /** A key cannot be used, or a certificate, the hub's or of a SIS, ends soon or has ended. */
    CERTIFICATE_ENDING,
    /** Much waits, and it does not become less. */
    QUEUE_GROWING,
    /** A target has not answered for some time. */
    CIRCUIT_OPEN,
    /** A second implementation objected to a sealed credential. */
    SECOND_OPINION
}
