package eu.passerelle.sis.virta;

import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.failure.RateLimited;
import eu.passerelle.connectors.failure.SisRejected;
import eu.passerelle.connectors.failure.SisUnavailable;
import jakarta.xml.ws.WebServiceException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Why a call failed, as what the hub acts on. Texts of the other side are never passed on: a fault may name a learner.
 *
 * @param university id, for messages
 */
record CallFailure(String university, WireReply wire, WebServiceException exception) {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final Pattern ABOUT_CREDENTIALS = Pattern.compile(
            "authenti|authori|access denied|forbidden|credential|password|salasana|kutsuja|tunnistautu|kirjautu|oikeu",
            Pattern.CASE_INSENSITIVE);

    static LearnerReply unreadable(String what, WireReply wire) {
        return new LearnerReply.Unreadable(
                "Virta's reply for one learner " + what,
                "Ask CSC's Virta support why the read service answers so, then run the sync again.",
                wire.content());
    }

    /**
     * A reply that came but is no answer costs one learner; everything else stops the run.
     *
     * @throws HubException when Virta cannot be reached or refuses us
     */
    LearnerReply unreadableOrThrow() {
        if (wire.tooLarge()) {
            return unreadable("is larger than 'limits.maxBytes' (only its beginning is kept)", wire);
        }
        Optional<WireReply.SoapFault> fault = wire.fault();
        if (fault.isPresent()) {
            throw failure(fault.get());
        }
        if (wire.status() >= HttpURLConnection.HTTP_MULT_CHOICE) {
            throw status();
        }
        if (!wire.whole()) {
            throw unreachable(cause(IOException.class).orElse(null));
        }
        return unreadable("cannot be read as the XML that the read service promises", wire);
    }

    private HubException status() {
        int status = wire.status();
        if (status == TOO_MANY_REQUESTS || status == HttpURLConnection.HTTP_UNAVAILABLE && waits()) {
            return new RateLimited(
                    HubException.Responsible.UNIVERSITY,
                    university + ": HTTP " + status + ": Virta asks us to slow down.",
                    wire.retryAfter().orElse(Duration.ofSeconds(30)));
        }
        if (status >= HttpURLConnection.HTTP_INTERNAL_ERROR || status == HttpURLConnection.HTTP_CLIENT_TIMEOUT) {
            return new SisUnavailable(university + ": HTTP " + status + ": Virta is out of order.", exception);
        }
        return new SisRejected(
                university + ": HTTP " + status
                        + switch (status) {
                            case 401, 403 ->
                                ": Virta does not let us in; check the agreement with CSC, the address we"
                                        + " call from, and 'sis.user' and 'sis.key'.";
                            default -> ": this is not the read service; check 'sis.endpoint'.";
                        },
                exception);
    }

    private boolean waits() {
        return wire.retryAfter().isPresent();
    }

    /** By the fault's code: Client means that we must change something, Server that Virta must. */
    private HubException failure(WireReply.SoapFault fault) {
        if (ABOUT_CREDENTIALS.matcher(fault.text()).find()) {
            return new SisRejected(university
                    + ": Virta does not accept our credentials; check 'sis.system', 'sis.user' and" + " 'sis.key'.");
        }
        if (fault.code().equals("Server")) {
            return new SisUnavailable(university + ": Virta answers with a SOAP fault (Server): it is out of order.");
        }
        return new SisRejected(university + ": Virta refuses our request with a SOAP fault (" + fault.code()
                + "); check 'sis.organisation' and 'sis.operation', and ask CSC's Virta support.");
    }

    private HubException unreachable(@Nullable IOException io) {
        if (io instanceof SSLException) {
            return new SisRejected(
                    university + ": The TLS connection to Virta failed. Check the certificate; a private CA must be"
                            + " added to the trust store.",
                    io);
        }
        String what = io == null ? "no answer" : io.getClass().getSimpleName();
        return new SisUnavailable(
                university + ": Virta cannot be reached or does not answer in time (" + what + ").", io);
    }

    private <T extends Throwable> Optional<T> cause(Class<T> type) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }
}
