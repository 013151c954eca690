package eu.passerelle.connectors;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A connector whose SIS calls the hub when there is something to read. The hub exposes {@code POST /notify/<university>}
 * for it, without a token of its own: the connector must know the caller by what the request shows.
 *
 * @param <S> the connector's settings record
 */
public interface NotifiedConnector<S> extends SisConnector<S> {

    /** Judges one call. Told twice is as told once: a run reads whatever there is. */
    Reply told(SisContext<S> sis, Call call);

    /**
     * A call as it came.
     *
     * @param target path and query as they were sent
     * @param headers by name in lower case
     */
    record Call(String method, String target, Map<String, List<String>> headers, byte[] body) {

        public Call {
            headers = Map.copyOf(headers);
        }

        /** All values of a header in one line (RFC 9110, section 5.3). */
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)))
                    .map(values -> String.join(", ", values));
        }
    }

    /**
     * What the caller gets.
     *
     * @param read whether the hub shall read the SIS now
     */
    record Reply(int status, Map<String, String> headers, byte[] body, boolean read) {
        public Reply {
            headers = Map.copyOf(headers);
        }
    }
}
