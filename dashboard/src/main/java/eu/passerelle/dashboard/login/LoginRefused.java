package eu.passerelle.dashboard.login;

import com.nimbusds.oauth2.sdk.ParseException;
import java.util.Locale;

/** Nobody is logged in; the page says why, the hub's log says more. */
final class LoginRefused extends Exception {

    /** What the person can do about it. */
    enum Why {
        /** It took too long, was begun in another browser, or was ended before: log in again. */
        AGAIN,
        /** The provider does not let the person in. */
        REFUSED,
        /** What the provider said is not to be believed; for the hub's operator. */
        INVALID,
        /** The provider does not say who it is, or has not made sure of the e-mail address. */
        NAMELESS,
        /** The provider does not answer. */
        AWAY;

        /** As the page is told. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Why why;

    /** @param message for the log: without names and tokens */
    LoginRefused(Why why, String message) {
        super(message);
        this.why = why;
    }

    LoginRefused(Why why, String message, Throwable cause) {
        // what cannot be parsed may be quoted in the cause's message
        super(message + ": " + (cause instanceof ParseException ? "no such JSON" : cause.getMessage()), cause);
        this.why = why;
    }

    Why why() {
        return why;
    }
}
