package eu.passerelle.alerts;

import static eu.passerelle.connectors.failure.HubException.Responsible.HUB;
import static eu.passerelle.connectors.failure.HubException.Responsible.RECIPIENT;

import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.failure.RateLimited;
import eu.passerelle.connectors.failure.TargetRefused;
import eu.passerelle.connectors.failure.TargetUnavailable;
import eu.passerelle.connectors.http.HubHttp;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.connectors.http.RetryAfter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLException;
import tools.jackson.databind.json.JsonMapper;

/** Posts JSON to an address that may be a secret: it never stands in a message. */
final class ChannelHttp {

    static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long MOST_BYTES = 64 * 1024;
    private static final HttpHeaders NO_HEADERS = HttpHeaders.of(Map.of(), (name, value) -> true);

    private final HubHttp http;
    private final URI address;
    private final String about;
    private final Clock clock;

    /** @throws eu.passerelle.connectors.failure.ConfigurationInvalid when the host may not be called */
    ChannelHttp(String name, URI address, Limits limits, OutgoingAddresses allowed, Clock clock) {
        this.address = allowed.require(address);
        this.about = "channel '" + name + "': ";
        this.http = new HubHttp(new Limits(MOST_BYTES, limits.connect(), PATIENCE, limits.maxDepth()), allowed);
        this.clock = clock;
    }

    String host() {
        return address.getHost();
    }

    void post(byte[] body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header("User-Agent", "Passerelle")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        HubHttp.Answer answer;
        try {
            answer = http.send(request);
        } catch (SSLException e) {
            throw new TargetRefused(
                    HUB,
                    about + "the TLS connection to " + host() + " failed. Check its certificate; a private certificate"
                            + " authority must be added to the trust store.",
                    e);
        } catch (HubHttp.TooLarge e) {
            // what it says beside that is not of interest
            answer = new HubHttp.Answer(e.status(), NO_HEADERS, new byte[0]);
        } catch (IOException e) {
            throw new TargetUnavailable(about + host() + " cannot be reached or does not answer.", e);
        }
        if (answer.status() < 200 || answer.status() >= 300) {
            throw failure(answer);
        }
    }

    private HubException failure(HubHttp.Answer answer) {
        int status = answer.status();
        String said = about + host() + " answers HTTP " + status;
        if (status == 429 || status == 503) {
            return new RateLimited(
                    RECIPIENT, said + ": it asks us to slow down.", RetryAfter.of(answer.headers(), clock.instant()));
        }
        if (status >= 500 || status == 408) {
            return new TargetUnavailable(said + ": it is out of order.");
        }
        return new TargetRefused(
                HUB,
                said
                        + switch (status) {
                            case 401, 403 -> ": it does not accept us; check the secret or make a new address there.";
                            case 404, 410 -> ": nobody listens at this address any more; make a new one there.";
                            case 413 -> ": the message is too large for it.";
                            default -> ": it does not take what we send; check the address.";
                        },
                null);
    }
}
