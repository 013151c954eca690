package eu.passerelle.connectors.soap;

import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.failure.RateLimited;
import eu.passerelle.connectors.failure.SisRejected;
import eu.passerelle.connectors.failure.SisUnavailable;
import eu.passerelle.connectors.xml.XmlNode;
import jakarta.xml.ws.WebServiceException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * How a call ended, as what the hub acts on. Texts of the other side are never passed on: a fault may name a learner.
 *
 * @param university id, for messages
 */
record CallEnd(String university, SoapPartner partner, WireReply wire) {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final Pattern ABOUT_CREDENTIALS = Pattern.compile(
            "authenti|authori|access denied|forbidden|credential|password|salasana|kutsuja|tunnistautu|kirjautu|oikeu"
                    + "|mot de passe|habilit|kennwort|passwort|berechtig|securitytoken",
            Pattern.CASE_INSENSITIVE);

    /**
     * A reply that came to its end: what is no answer costs one learner, what refuses us stops the run.
     *
     * @param reply name of the element that the contract promises
     * @throws HubException when the service does not work or refuses us
     */
    SoapAnswer answer(String reply) {
        Optional<XmlNode> payload = wire.payload();
        if (payload.isPresent() && payload.get().name().equals("Fault")) {
            SoapFault fault = SoapFault.of(payload.get());
            return switch (partner.meaning().apply(fault)) {
                case NOTHING -> new SoapAnswer.Nothing();
                case ONE_RECORD -> unreadable("is a SOAP fault about this learner");
                case FAILURE -> throw failure(fault);
            };
        }
        if (wire.status() >= HttpURLConnection.HTTP_MULT_CHOICE) {
            throw status();
        }
        return payload.filter(content -> content.name().equals(reply))
                .<SoapAnswer>map(content -> new SoapAnswer.Content(content, wire.content()))
                .orElseGet(() -> unreadable("cannot be read as the XML that the service promises"));
    }

    /**
     * A call that CXF could not bring to its end.
     *
     * @throws HubException when the service cannot be reached
     */
    SoapAnswer broken(WebServiceException exception) {
        if (wire.tooLarge()) {
            return unreadable("is larger than 'limits.maxBytes' (only its beginning is kept)");
        }
        if (wire.status() >= HttpURLConnection.HTTP_MULT_CHOICE) {
            throw status();
        }
        throw unreachable(cause(exception, IOException.class).orElse(null));
    }

    private SoapAnswer.Unreadable unreadable(String what) {
        return new SoapAnswer.Unreadable(
                partner.name() + "'s reply for one learner " + what,
                "Ask " + partner.support() + " why the service answers so, then run the sync again.",
                wire.content());
    }

    private HubException status() {
        int status = wire.status();
        if (status == TOO_MANY_REQUESTS || status == HttpURLConnection.HTTP_UNAVAILABLE && waits()) {
            return new RateLimited(
                    HubException.Responsible.UNIVERSITY,
                    who() + "HTTP " + status + ": " + partner.name() + " asks us to slow down.",
                    wire.retryAfter().orElse(Duration.ofSeconds(30)));
        }
        if (status >= HttpURLConnection.HTTP_INTERNAL_ERROR || status == HttpURLConnection.HTTP_CLIENT_TIMEOUT) {
            return new SisUnavailable(who() + "HTTP " + status + ": " + partner.name() + " is out of order.");
        }
        return new SisRejected(who() + "HTTP " + status
                + switch (status) {
                    case 401, 403 ->
                        ": " + partner.name() + " does not let us in; check what was agreed with "
                                + partner.support() + ", the address we call from, and "
                                + partner.credentials() + ".";
                    default -> ": this is not the service; check 'sis.endpoint'.";
                });
    }

    private String who() {
        return university + ": ";
    }

    private boolean waits() {
        return wire.retryAfter().isPresent();
    }

    /** By the fault's code: Client means that we must change something, Server that the other side must. */
    private HubException failure(SoapFault fault) {
        if (ABOUT_CREDENTIALS.matcher(fault.code() + " " + fault.text()).find()) {
            return new SisRejected(
                    who() + partner.name() + " does not accept our credentials; check " + partner.credentials() + ".");
        }
        if (fault.code().startsWith("Server")) {
            return new SisUnavailable(
                    who() + partner.name() + " answers with a SOAP fault (Server): it is out of order.");
        }
        return new SisRejected(who() + partner.name() + " refuses our request with a SOAP fault (" + fault.code()
                + "); check " + partner.request() + ", and ask " + partner.support() + ".");
    }

    private HubException unreachable(@Nullable IOException io) {
        if (io instanceof SSLException) {
            return new SisRejected(
                    who() + "The TLS connection to " + partner.name() + " failed. Check the certificate; a private CA"
                            + " must be added to the trust store.",
                    io);
        }
        String what = io == null ? "no answer" : io.getClass().getSimpleName();
        return new SisUnavailable(
                who() + partner.name() + " cannot be reached or does not answer in time (" + what + ").", io);
    }

    private static <T extends Throwable> Optional<T> cause(Exception exception, Class<T> type) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }
}
