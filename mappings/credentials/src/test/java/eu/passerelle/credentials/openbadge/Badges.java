package eu.passerelle.credentials.openbadge;

import eu.passerelle.credentials.Binding;
import eu.passerelle.credentials.HolderKey;
import eu.passerelle.credentials.StatusPlace;
import eu.passerelle.credentials.clr.ClrRenderer;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.University;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Badges and records of invented achievements. */
public final class Badges {

    public static final JsonMapper JSON = JsonMapper.builder().build();
    public static final Function<University, URI> ISSUER = IssuerDid.web(URI.create("https://hub.example/"));
    public static final Binding BOUND = new Binding(
            new HolderKey(Map.of("kty", "OKP"), "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"),
            List.of(
                    new StatusPlace(URI.create("https://hub.example/public/status/t/s1"), 7, "suspension"),
                    new StatusPlace(URI.create("https://hub.example/public/status/t/r1"), 94_567, "revocation")));

    private Badges() {}

    public static ObjectNode badge(Achievement achievement, Binding binding) {
        return read(
                OpenBadgeRenderer.forProof(ISSUER).render(achievement, binding).content());
    }

    public static ObjectNode record(Achievement achievement, Binding binding) {
        return read(new ClrRenderer(ISSUER).render(achievement, binding).content());
    }

    private static ObjectNode read(byte[] content) {
        return (ObjectNode) JSON.readTree(content);
    }

    public static byte[] bytes(JsonNode document) {
        return JSON.writeValueAsBytes(document);
    }
}
