package eu.passerelle.connectors.http;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How a SIS gives a token in a way of its own, for which {@link HttpAuthentication} has no word: an API key that is
 * exchanged, a login, a ticket. Implemented by records: equal logins share one token.
 */
public interface TokenLogin {

    /** The request that asks for a token. */
    HttpRequest.Builder request();

    /** Reads the answer, whose status is below 300; empty where it holds no token. */
    Optional<Granted> granted(HubHttp.Answer answer);

    /** Whether this status may only mean that the token has ended, so that a new one is worth one try. */
    default boolean mayHaveEnded(int status) {
        return status == 401;
    }

    /**
     * What was given.
     *
     * @param headers to send with each request, for example {@code Authorization}
     * @param life how long it is good
     */
    record Granted(Map<String, String> headers, Duration life) {
        public Granted {
            headers = Map.copyOf(headers);
        }

        public static Granted bearer(String token, Duration life) {
            return new Granted(Map.of("Authorization", "Bearer " + token), life);
        }

        @Override
        public String toString() {
            return "Granted[redacted, " + life + "]";
        }
    }
}
