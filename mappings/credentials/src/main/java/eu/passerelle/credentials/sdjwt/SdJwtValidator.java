package eu.passerelle.credentials.sdjwt;

import eu.passerelle.credentials.CredentialProblem;
import eu.passerelle.credentials.CredentialValidator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The strict check of the claims of an SD-JWT VC before they are sealed: exactly the claims of the type, each of its
 * kind, none of the mandatory ones missing, and to be kept back exactly what the type says.
 */
public final class SdJwtValidator implements CredentialValidator {

    private static final int LARGEST = 2_000_000;
    private static final int DEEPEST = 60;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxDocumentLength(LARGEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Set<String> MEMBERS = Set.of("claims", "disclosable", "lifetime", "until");
    private static final Set<String> OF_THE_SEAL = Set.of("iat", "nbf", "exp", "jti");

    private final SdJwtType type;
    private final Map<ClaimPath, ClaimRule> rules = new HashMap<>();

    public SdJwtValidator(SdJwtType type) {
        this.type = type;
        type.claims().forEach(rule -> rules.put(rule.path(), rule));
    }

    @Override
    public List<CredentialProblem> validate(byte[] content) {
        JsonNode document;
        try {
            document = JSON.readTree(content);
        } catch (JacksonException e) {
            return List.of(new CredentialProblem("", "json", "This is not JSON, has a name twice, or is too large."));
        }
        Problems problems = new Problems();
        if (!document.isObject() || !document.path("claims").isObject()) {
            problems.add("", "claims", "There are no claims.");
            return problems.all();
        }
        document.propertyNames().stream()
                .filter(name -> !MEMBERS.contains(name))
                .forEach(name -> problems.add("/" + name, "unknown", "The document has no such member."));
        JsonNode claims = document.get("claims");
        RegisteredClaims.check(type, claims, problems);
        checkLifetime(document, problems);
        claims.propertyNames().stream()
                .filter(name -> !SdJwtType.REGISTERED.contains(name))
                .forEach(name -> check(ClaimPath.of(name), claims.get(name), "/claims/" + name, problems));
        checkMandatory(claims, document, problems);
        checkDisclosable(document, claims, problems);
        return problems.all();
    }

    private void checkLifetime(JsonNode document, Problems problems) {
        String lifetime = type.lifetime() == null ? null : type.lifetime().toString();
        if (!Objects.equals(lifetime, document.path("lifetime").asString(null))) {
            problems.add("/lifetime", "lifetime", "The type says " + lifetime + ".");
        }
        if (document.has("until") && !ClaimKind.DATE_TIME.fits(document.get("until"))) {
            problems.add("/until", "kind", "It must be " + ClaimKind.DATE_TIME.words() + ".");
        }
    }

    private void check(ClaimPath path, JsonNode value, String at, Problems problems) {
        ClaimRule rule = rules.get(path);
        if (rule != null && rule.hasValue()) {
            checkValue(rule, value, at, problems);
        } else if (rule == null && rules.keySet().stream().noneMatch(known -> known.isWithin(path))) {
            problems.add(at, "unknown", "The type " + type.vct() + " has no claim " + path + ".");
        } else if (value.isObject() && !value.isEmpty()) {
            value.propertyNames().forEach(name -> check(path.with(name), value.get(name), at + "/" + name, problems));
        } else if (value.isArray() && !value.isEmpty() && !path.last().equals(ClaimPath.EACH)) {
            for (int i = 0; i < value.size(); i++) {
                check(path.with(ClaimPath.EACH), value.get(i), at + "/" + i, problems);
            }
        } else {
            problems.add(at, "kind", "It must contain other claims.");
        }
    }

    private void checkValue(ClaimRule rule, JsonNode value, String at, Problems problems) {
        if (rule.fixed() != null) {
            if (!rule.fixed().equals(value)) {
                problems.add(at, "value", "The type says " + rule.fixed() + ".");
            }
            return;
        }
        ClaimKind kind = rule.kind().orElseThrow();
        boolean list = rule.isList();
        if (list && (!value.isArray() || value.isEmpty())) {
            problems.add(at, "kind", "It must be a list that is not empty; each of it " + kind.words() + ".");
        } else if (list) {
            for (int i = 0; i < value.size(); i++) {
                checkKind(kind, value.get(i), at + "/" + i, problems);
            }
        } else {
            checkKind(kind, value, at, problems);
        }
    }

    private static void checkKind(ClaimKind kind, JsonNode value, String at, Problems problems) {
        if (!kind.fits(value)) {
            problems.add(at, "kind", "It must be " + kind.words() + ".");
        }
    }

    private void checkMandatory(JsonNode claims, JsonNode document, Problems problems) {
        for (ClaimRule rule : type.claims()) {
            String name = rule.path().last();
            if (!rule.mandatory() || name.equals(ClaimPath.EACH)) {
                continue;
            }
            if (rule.path().isTop() && OF_THE_SEAL.contains(name)) {
                if (name.equals("exp") && !document.has("lifetime") && !document.has("until")) {
                    problems.add("/claims/exp", "mandatory", "The type has no lifetime and the achievement no end.");
                }
            } else if (!rule.path().standsIn(claims)) {
                String source =
                        rule.from() == null ? "" : " (from " + rule.from().word() + ")";
                problems.add(
                        "/claims/" + String.join("/", rule.path().steps()),
                        "mandatory",
                        "The type " + type.vct() + " demands the claim " + rule.path() + source
                                + ", which this achievement lacks.");
            }
        }
    }

    private void checkDisclosable(JsonNode document, JsonNode claims, Problems problems) {
        Set<String> demanded = new TreeSet<>();
        type.claims().stream()
                .filter(rule -> rule.disclosable() && rule.path().standsIn(claims))
                .forEach(rule -> demanded.add(rule.path().toJson().toString()));
        List<String> found = new ArrayList<>();
        document.path("disclosable").forEach(path -> found.add(path.toString()));
        if (!document.path("disclosable").isArray()) {
            problems.add("/disclosable", "kind", "It must be a list of paths.");
        } else if (found.size() != demanded.size() || !demanded.equals(new TreeSet<>(found))) {
            problems.add("/disclosable", "disclosable", "By the type it is exactly " + demanded + ".");
        }
    }

    /** What was found, in the order of the checks; enough of it. */
    static final class Problems {

        private static final int ENOUGH = 50;

        private final List<CredentialProblem> found = new ArrayList<>();

        void add(String path, String rule, String message) {
            if (found.size() < ENOUGH) {
                found.add(new CredentialProblem(path, rule, message));
            }
        }

        List<CredentialProblem> all() {
            return List.copyOf(found);
        }
    }
}
