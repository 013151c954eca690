package eu.passerelle.routes.observe;

import java.util.Locale;

/** The three durable hops. */
public enum Step {
    /** A page of a SIS is read and stored. */
    SYNC,
    /** Completions are judged, written and sealed. */
    CREDENTIAL,
    /** Credentials are handed to a target. */
    DELIVER;

    /** As metrics, spans and the journal call it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
