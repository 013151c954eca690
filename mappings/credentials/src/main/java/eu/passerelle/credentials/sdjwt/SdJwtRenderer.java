package eu.passerelle.credentials.sdjwt;

import eu.passerelle.credentials.Binding;
import eu.passerelle.credentials.CredentialRenderer;
import eu.passerelle.credentials.StatusPlace;
import eu.passerelle.credentials.claims.Statement;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.Credential;
import eu.passerelle.model.University;
import java.math.BigDecimal;
import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the claims of an SD-JWT VC and which of them the holder may keep back, as the type file says. What the
 * achievement lacks is absent; whether the type can do without it is the {@link SdJwtValidator}'s concern.
 *
 * <p>The document before its seal is JSON: {@code claims}; {@code disclosable}, paths as in type metadata;
 * {@code lifetime} of a copy, an ISO 8601 period, and {@code until}, a moment, where there are such. Salts, digests, and
 * the claims {@code iat}, {@code exp} and {@code jti} are of the moment of sealing and are written there.
 */
public final class SdJwtRenderer implements CredentialRenderer {

    public static final String FORMAT = "dc+sd-jwt";
    /** Of the claims before they are sealed; our own. */
    public static final String MEDIA_TYPE = "application/vnd.passerelle.sd-jwt-claims+json";

    private static final JsonMapper JSON = new JsonMapper();

    private final SdJwtType type;
    private final Function<University, URI> issuer;
    private final CredentialRenderer elm;

    /**
     * @param issuer the https address that stands as {@code iss}, and below whose host the issuer's keys are found
     * @param elm writes the whole European Digital Credential for types that carry it
     */
    public SdJwtRenderer(SdJwtType type, Function<University, URI> issuer, CredentialRenderer elm) {
        this.type = type;
        this.issuer = issuer;
        this.elm = elm;
    }

    @Override
    public String format() {
        return FORMAT;
    }

    @Override
    public Credential render(Achievement achievement, Binding binding) {
        ObjectNode document = JSON.createObjectNode();
        if (type.lifetime() != null) {
            document.put("lifetime", type.lifetime().toString());
        }
        if (achievement.validUntil() != null) {
            document.put(
                    "until",
                    achievement.validUntil().truncatedTo(ChronoUnit.SECONDS).toString());
        }
        ArrayNode disclosable = document.putArray("disclosable");
        ObjectNode claims = document.putObject("claims");
        writeRegistered(claims, achievement, binding);
        Statement statement = new Statement(achievement);
        type.claims().forEach(rule -> write(claims, rule, statement));
        type.claims().stream()
                .filter(rule -> rule.disclosable() && rule.path().standsIn(claims))
                .forEach(rule -> disclosable.add(rule.path().toJson()));
        return new Credential(achievement.credentialId(), FORMAT, MEDIA_TYPE, JSON.writeValueAsBytes(document));
    }

    private void writeRegistered(ObjectNode claims, Achievement achievement, Binding binding) {
        claims.put("iss", issuer.apply(achievement.university()).toString()).put("vct", type.vct());
        if (binding.holder() != null) {
            claims.putObject("cnf")
                    .set("jwk", JSON.valueToTree(new TreeMap<>(binding.holder().jwk())));
        }
        // the format has one place: a list whose entries say what purpose they have
        binding.statuses().stream().findFirst().ifPresent(place -> writeStatus(claims, place));
    }

    private static void writeStatus(ObjectNode claims, StatusPlace place) {
        claims.putObject("status")
                .putObject("status_list")
                .put("idx", place.index())
                .put("uri", place.list().toString());
    }

    private void write(ObjectNode claims, ClaimRule rule, Statement statement) {
        if (rule.fixed() != null) {
            put(claims, rule.path(), rule.fixed().deepCopy());
        } else if (rule.from() == ClaimSource.ELM) {
            put(
                    claims,
                    rule.path(),
                    JSON.readTree(elm.render(statement.achievement()).content()));
        } else if (rule.from() != null) {
            rule.from().value(statement).ifPresent(value -> put(claims, rule.path(), node(value)));
        }
    }

    private static JsonNode node(Object value) {
        return value instanceof BigDecimal amount ? JSON.getNodeFactory().numberNode(amount) : JSON.valueToTree(value);
    }

    /** A name within the elements of an array goes into its only element. */
    private static void put(ObjectNode claims, ClaimPath path, JsonNode value) {
        ObjectNode owner = claims;
        List<String> steps = path.steps();
        for (int i = 0; i < steps.size() - 1; i++) {
            String name = steps.get(i);
            if (steps.get(i + 1).equals(ClaimPath.EACH)) {
                ArrayNode list = owner.withArrayProperty(name);
                owner = list.isEmpty() ? list.addObject() : (ObjectNode) list.get(0);
                i++;
            } else {
                owner = owner.withObjectProperty(name);
            }
        }
        owner.set(steps.getLast(), value);
    }
}
