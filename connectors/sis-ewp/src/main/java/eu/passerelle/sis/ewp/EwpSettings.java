package eu.passerelle.sis.ewp;

import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.elmo.ElmoMapping;
import eu.passerelle.model.LearnerIdentifier;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code sis:} section of a university with {@code protocol: ewp}: the receiving institution, which taught and
 * issues the transcripts. The addresses stand in the EWP Registry's catalogue, at the institution's {@code
 * imobility-tors}.
 *
 * @param index {@code index-url}
 * @param get {@code get-url}
 * @param receivingHei the university's HEI id; its {@code schacDomain} when absent
 * @param sendingHeis HEI ids that the hub asks for, which its key must cover; all that the key covers when absent
 * @param key our RSA key, PEM (PKCS#8), whose public half is in our manifest's {@code client-credentials-in-use}
 * @param maxOmobilityIds {@code max-omobility-ids} of the institution; 1 when absent
 * @param lookback a run asks again for what was modified so long before the run before began; 10 minutes when absent
 * @param wholeTranscripts whether a transcript without a status of its own holds all results of its mobility, so that
 *     one that is missing was taken back; false when absent. A transcript that says FULL always does
 * @param notifications who may tell us of changes; nobody when absent
 * @param gradingSchemes as of the {@code elmo} connector
 * @param defaultScale as of the {@code elmo} connector
 * @param learnerIdentifiers as of the {@code elmo} connector
 */
public record EwpSettings(
        EwpVersion version,
        URI index,
        URI get,
        @Nullable String receivingHei,
        @Nullable List<String> sendingHeis,
        Secret key,
        @Nullable Integer maxOmobilityIds,
        @Nullable Duration lookback,
        @Nullable Boolean wholeTranscripts,
        @Nullable Notifications notifications,
        @Nullable Map<String, String> gradingSchemes,
        @Nullable String defaultScale,
        @Nullable Map<String, LearnerIdentifier.Kind> learnerIdentifiers) {

    private static final Duration USUAL_LOOKBACK = Duration.ofMinutes(10);

    public EwpSettings {
        requireAddress("index", index);
        requireAddress("get", get);
        if (maxOmobilityIds != null && maxOmobilityIds < 1) {
            throw new IllegalArgumentException("'maxOmobilityIds' must be at least 1, not " + maxOmobilityIds);
        }
        if (lookback != null && lookback.isNegative()) {
            throw new IllegalArgumentException("'lookback' must not be negative");
        }
        sendingHeis = sendingHeis == null ? null : List.copyOf(sendingHeis);
    }

    /**
     * Who may tell us of changes (imobility-tor-cnr): give one of the two.
     *
     * @param registry address of the EWP Registry's catalogue; the institution's keys are taken from it
     * @param keys RSA public keys of the institution, Base64 of DER, with or without PEM's lines
     * @param address under which others call the hub, where a proxy stands before it: {@code
     *     https://hub.example.eu/notify/<university>}
     */
    public record Notifications(
            @Nullable URI registry,
            @Nullable List<String> keys,
            @Nullable URI address) {

        public Notifications {
            if ((registry == null) == (keys == null)) {
                throw new IllegalArgumentException("'notifications' needs either 'registry' or 'keys'");
            }
            keys = keys == null ? null : List.copyOf(keys);
        }
    }

    private static void requireAddress(String name, URI address) {
        if (!address.isAbsolute() || address.getRawQuery() != null) {
            throw new IllegalArgumentException(name + " must be an absolute address without a query, not " + address);
        }
    }

    int idsAtOnce() {
        return maxOmobilityIds == null ? 1 : maxOmobilityIds;
    }

    List<String> senders() {
        return sendingHeis == null ? List.of() : sendingHeis;
    }

    Duration overlap() {
        return lookback == null ? USUAL_LOOKBACK : lookback;
    }

    boolean holdAll() {
        return Boolean.TRUE.equals(wholeTranscripts);
    }

    ElmoMapping mapping() {
        return ElmoMapping.of(gradingSchemes, defaultScale, learnerIdentifiers);
    }
}
