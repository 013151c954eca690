package eu.passerelle.seal.dss;

import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.spi.client.http.DataLoader;
import eu.passerelle.connectors.KeyContext;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.failure.SigningUnavailable;
import eu.passerelle.connectors.http.HubHttp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fetches certificates, lists of revoked ones and answers of OCSP services for DSS, where the hub may call. What was
 * fetched is good for {@link #GOOD_FOR}: a thousand seals a minute must not ask a thousand times. DSS asks a second place
 * when the first one fails, so that a failure is remembered here and told when nothing helped.
 */
final class RevocationLoader implements DataLoader {

    private static final long serialVersionUID = 1L;
    private static final Duration GOOD_FOR = Duration.ofMinutes(5);
    private static final int MOST = 64;

    private final transient HubHttp http;
    private final transient Clock clock;
    private final transient Map<String, Fetched> fetched = new LinkedHashMap<>();
    private transient @Nullable HubException failure;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Fetched(byte[] body, Instant at) {}

    RevocationLoader(KeyContext context) {
        this.http = new HubHttp(context.limits(), context.allowed());
        this.clock = context.clock();
    }

    /** The last failure since the last call. */
    synchronized Optional<HubException> failure() {
        Optional<HubException> last = Optional.ofNullable(failure);
        failure = null;
        return last;
    }

    @Override
    public byte[] get(String url) {
        return fetch(url, url, HttpRequest.newBuilder(URI.create(url)).GET());
    }

    @Override
    public DataAndUrl get(List<String> urls) {
        DSSException last = new DSSException("no address");
        for (String url : urls) {
            try {
                return new DataAndUrl(url, get(url));
            } catch (DSSException e) {
                last = e;
            }
        }
        throw last;
    }

    @Override
    public byte[] post(String url, byte[] content) {
        return fetch(
                url + ' ' + HexFormat.of().formatHex(content),
                url,
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "application/ocsp-request")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(content)));
    }

    private synchronized byte[] fetch(String question, String url, HttpRequest.Builder request) {
        Instant now = clock.instant();
        Fetched known = fetched.get(question);
        if (known != null && known.at.plus(GOOD_FOR).isAfter(now)) {
            return known.body;
        }
        try {
            HubHttp.Answer answer = http.send(request);
            if (answer.status() != 200 || answer.body().length == 0) {
                throw new IOException("HTTP " + answer.status());
            }
            fetched.remove(question);
            fetched.put(question, new Fetched(answer.body(), now));
            if (fetched.size() > MOST) {
                fetched.remove(fetched.keySet().iterator().next());
            }
            return answer.body();
        } catch (IOException e) {
            failure = new SigningUnavailable(
                    "The seal's validation data cannot be had from "
                            + URI.create(url).getHost() + " (" + e.getMessage() + "); it is tried again.",
                    e);
            throw new DSSException(failure.getMessage(), failure);
        } catch (HubException e) {
            failure = e;
            throw new DSSException(e.getMessage(), e);
        }
    }

    @Override
    public void setContentType(String contentType) {
        // each question has its own
    }
}
