package eu.passerelle.credentials.sdjwt;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A type of SD-JWT VC, read from a data file: SD-JWT VC type metadata with, for each claim, where its value comes from.
 * A new type is a new file.
 */
public final class SdJwtType {

    /** The EUDI learning credential: what is issued where nothing else is asked for. */
    public static final String DEFAULT = "eudi-learning-credential";

    /** Claims that the renderer or the seal writes, and that no holder may keep back (SD-JWT VC, 3.2.2.2). */
    static final Set<String> REGISTERED =
            Set.of("iss", "iat", "nbf", "exp", "jti", "vct", "vct#integrity", "cnf", "status", "sub");

    private static final Set<String> MEMBERS = Set.of("vct", "name", "description", "display", "lifetime", "claims");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String vct;
    private final @Nullable Period lifetime;
    private final List<ClaimRule> claims;
    private final ObjectNode metadata;

    private SdJwtType(String vct, @Nullable Period lifetime, List<ClaimRule> claims, ObjectNode metadata) {
        this.vct = vct;
        this.lifetime = lifetime;
        this.claims = List.copyOf(claims);
        this.metadata = metadata;
    }

    /**
     * A type that the hub brings along.
     *
     * @param name of the file beside this class, {@code types/<name>.json}
     * @throws IllegalArgumentException where there is none
     */
    public static SdJwtType standard(String name) {
        try (InputStream file = SdJwtType.class.getResourceAsStream("types/" + name + ".json")) {
            if (file == null) {
                throw new IllegalArgumentException("there is no type '" + name + "' of SD-JWT VC");
            }
            return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the module's data file of type " + name + " is not readable", e);
        }
    }

    /**
     * Reads a type file.
     *
     * @param file JSON text
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public static SdJwtType parse(String file) {
        JsonNode type;
        try {
            type = JSON.readTree(file);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the type is no JSON: " + e.getOriginalMessage(), e);
        }
        type.propertyNames().stream()
                .filter(name -> !MEMBERS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("a type has no '" + name + "'; it has " + MEMBERS);
                });
        String vct = type.path("vct").asString("");
        if (vct.isBlank()) {
            throw new IllegalArgumentException("a type needs 'vct'");
        }
        List<ClaimRule> claims = new ArrayList<>();
        type.path("claims").forEach(rule -> claims.add(ClaimRule.read(rule)));
        requireConsistent(claims);
        return new SdJwtType(vct, lifetime(type.get("lifetime")), claims, metadata((ObjectNode) type, claims));
    }

    private static @Nullable Period lifetime(@Nullable JsonNode lifetime) {
        try {
            Period period = lifetime == null ? null : Period.parse(lifetime.asString(""));
            if (period != null && (period.isNegative() || period.isZero())) {
                throw new IllegalArgumentException("'lifetime' must be longer than nothing");
            }
            return period;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'lifetime' is an ISO 8601 period such as P2Y, not " + lifetime, e);
        }
    }

    private static void requireConsistent(List<ClaimRule> claims) {
        Set<ClaimPath> paths = new HashSet<>();
        for (ClaimRule rule : claims) {
            ClaimPath path = rule.path();
            if (!paths.add(path)) {
                throw new IllegalArgumentException("claim " + path + " stands twice");
            }
            boolean registered = REGISTERED.contains(path.first());
            if (registered && (rule.hasValue() || rule.disclosable())) {
                throw new IllegalArgumentException("claim " + path
                        + " is the hub's own: it has neither 'from' nor 'value', and \"sd\": \"never\"");
            }
            boolean last = claims.stream().noneMatch(other -> other.path().isWithin(path));
            if (!registered && last && !rule.hasValue() && !path.last().equals(ClaimPath.EACH)) {
                throw new IllegalArgumentException("claim " + path + " needs 'from' or 'value'");
            }
        }
    }

    private static ObjectNode metadata(ObjectNode type, List<ClaimRule> claims) {
        ObjectNode metadata = type.deepCopy().without("lifetime");
        ArrayNode told = metadata.putArray("claims");
        claims.forEach(rule -> told.add(rule.metadata()));
        return metadata;
    }

    /** The type's name in credentials, a URI. */
    public String vct() {
        return vct;
    }

    /** SD-JWT VC type metadata as wallets read it, JSON; of the file it lacks only what concerns the hub. */
    public String metadata() {
        return metadata.toString();
    }

    /** How long one written copy is valid at most; null: as long as the achievement. */
    @Nullable
    Period lifetime() {
        return lifetime;
    }

    List<ClaimRule> claims() {
        return claims;
    }
}
