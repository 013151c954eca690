package eu.passerelle.sis.ewp;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.http.HubHttp;
import eu.passerelle.connectors.http.RsaKeys;
import eu.passerelle.connectors.http.SisHttp;
import eu.passerelle.connectors.xml.XmlNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Client keys of institutions, from the EWP Registry's catalogue (registry API 1), fetched at most every five minutes. */
final class Registry {

    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final Duration FAILED = Duration.ofSeconds(30);
    private static final String NAMESPACE =
            "https://github.com/erasmus-without-paper/ewp-specs-api-registry/tree/stable-v1";

    private final ConcurrentHashMap<Asked, Known> kept = new ConcurrentHashMap<>();

    private record Asked(URI catalogue, String hei) {}

    /** @param failure why there are no keys for now: who calls us must not be able to make us call others */
    private record Known(
            Map<String, PublicKey> keys,
            Instant until,
            @Nullable HubException failure) {}

    /** Keys by fingerprint of the hosts that cover this institution. */
    Map<String, PublicKey> keys(SisContext<?> sis, URI catalogue, String hei) {
        Instant now = sis.clock().instant();
        Known known = kept.compute(
                new Asked(catalogue, hei),
                (asked, before) ->
                        before != null && now.isBefore(before.until()) ? before : ask(sis, catalogue, hei, now));
        if (known.failure() != null) {
            throw known.failure();
        }
        return known.keys();
    }

    private static Known ask(SisContext<?> sis, URI catalogue, String hei, Instant now) {
        try {
            return new Known(read(fetch(sis, catalogue), hei), now.plus(KEPT), null);
        } catch (HubException e) {
            return new Known(Map.of(), now.plus(FAILED), e);
        }
    }

    private static XmlNode fetch(SisContext<?> sis, URI catalogue) {
        HubHttp.Answer answer = new SisHttp(sis, null, null)
                .send(() -> HttpRequest.newBuilder(catalogue).header("Accept", "application/xml, text/xml"));
        XmlNode root = XmlNode.read(answer.body(), sis.limits().maxDepth());
        if (!root.name().equals("catalogue") || !root.namespace().equals(NAMESPACE)) {
            throw new MalformedRecord(sis.university().id() + ": There is no catalogue of the EWP Registry at "
                    + catalogue + ": check 'notifications.registry'.");
        }
        return root;
    }

    static Map<String, PublicKey> read(XmlNode catalogue, String hei) {
        Set<String> wanted = new HashSet<>();
        for (XmlNode host : catalogue.children("host")) {
            boolean covers = children(host, "institutions-covered", "hei-id").stream()
                    .anyMatch(covered -> covered.token().equals(hei));
            if (covers) {
                wanted.addAll(children(host, "client-credentials-in-use", "rsa-public-key").stream()
                        .map(key -> key.attribute("sha-256"))
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
            }
        }
        Map<String, PublicKey> keys = new HashMap<>();
        for (XmlNode binary : children(catalogue, "binaries", "rsa-public-key")) {
            String fingerprint = binary.attribute("sha-256");
            if (fingerprint != null && wanted.contains(fingerprint)) {
                PublicKey key = RsaKeys.known(binary.token());
                keys.put(RsaKeys.fingerprint(key), key);
            }
        }
        return Map.copyOf(keys);
    }

    private static List<XmlNode> children(XmlNode parent, String group, String name) {
        return parent.child(group).map(node -> node.children(name)).orElse(List.of());
    }
}
