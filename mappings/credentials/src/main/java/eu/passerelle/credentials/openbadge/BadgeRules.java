package eu.passerelle.credentials.openbadge;

import eu.passerelle.credentials.shapes.ShapeCheck;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Rules between the parts of a document, which no table of shapes sees: those of the Verifiable Credentials Data Model
 * 2.0, of Bitstring Status List 1.0 and of Open Badges 3.0.
 */
public final class BadgeRules {

    private static final Pattern CREDENTIALS = Pattern.compile("https://www\\.w3\\.org/ns/credentials/v2");
    private static final Pattern BADGES =
            Pattern.compile("https://purl\\.imsglobal\\.org/spec/ob/v3p0/context(-3\\.\\d\\.\\d)*\\.json");
    private static final Pattern SHA256 = Pattern.compile("sha256\\$[0-9a-fA-F]{64}");
    private static final Pattern INDEX = Pattern.compile("0|[1-9]\\d{0,9}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    /** The first two contexts, in this order. */
    static final List<Pattern> CONTEXTS = List.of(CREDENTIALS, BADGES);

    private final ShapeCheck check;
    private final Set<String> ids = new HashSet<>();

    public BadgeRules(ShapeCheck check) {
        this.check = check;
    }

    /** {@code @context} begins with these, in their order; order changes meaning. */
    public void contexts(JsonNode credential, List<Pattern> wanted, String path) {
        JsonNode contexts = credential.path("@context");
        for (int i = 0; i < wanted.size(); i++) {
            if (!wanted.get(i).matcher(contexts.path(i).asString("")).matches()) {
                check.add(
                        path + "/@context/" + i,
                        "context-order",
                        "Wanted is " + wanted.get(i).pattern().replace("\\", "") + ".");
            }
        }
        if (contexts.size() > wanted.size()) {
            check.add(path + "/@context", "context-order", "Further contexts are not written here.");
        }
    }

    /** What every credential of the data model keeps. */
    public void credential(JsonNode credential, String type, String path) {
        if (!types(credential).contains(type)) {
            check.add(path + "/type", "type", "The types lack " + type + ".");
        }
        unique(credential.path("id").asString(""), path + "/id");
        OffsetDateTime from = time(credential, "validFrom");
        OffsetDateTime until = time(credential, "validUntil");
        if (from != null && until != null && !until.isAfter(from)) {
            check.add(path + "/validUntil", "dates", "The end of validity is not after its beginning.");
        }
        status(credential.path("credentialStatus"), path + "/credentialStatus");
        relatedResources(credential.path("relatedResource"), path + "/relatedResource");
        country(credential.path("issuer"), path + "/issuer");
    }

    /** An achievement's subject: its identity, and the results with their descriptions. */
    public void subject(JsonNode subject, String path) {
        holder(subject, path);
        JsonNode achievement = subject.path("achievement");
        Map<String, JsonNode> descriptions = descriptions(achievement, path + "/achievement");
        int i = 0;
        for (JsonNode result : subject.path("result")) {
            result(result, descriptions, path + "/result/" + i++);
        }
        JsonNode criteria = achievement.path("criteria");
        if (criteria.isObject() && !criteria.has("id") && !criteria.has("narrative")) {
            check.add(path + "/achievement/criteria", "criteria", "Neither an address nor a narrative says them.");
        }
    }

    /** Somebody must be meant: by a DID or an identity, which if hashed is a hash with a salt. */
    public void holder(JsonNode subject, String path) {
        if (!subject.has("id") && subject.path("identifier").isEmpty()) {
            check.add(path, "holder", "The subject has neither an id nor an identifier.");
        }
        int i = 0;
        for (JsonNode identity : subject.path("identifier")) {
            String at = path + "/identifier/" + i++;
            boolean hashed = identity.path("hashed").asBoolean(false);
            if (hashed
                    && !SHA256.matcher(identity.path("identityHash").asString(""))
                            .matches()) {
                check.add(at + "/identityHash", "identity", "A hashed identity is sha256$ and 64 hexadecimal digits.");
            }
            if (hashed != identity.has("salt")) {
                check.add(at + "/salt", "identity", "A salt stands beside a hashed identity, and only there.");
            }
        }
    }

    private void result(JsonNode result, Map<String, JsonNode> descriptions, String path) {
        if (!result.has("value") && !result.has("status") && !result.has("achievedLevel")) {
            check.add(path, "result", "The result says nothing.");
        }
        if (!result.has("resultDescription")) {
            return;
        }
        JsonNode description = descriptions.get(result.path("resultDescription").asString(""));
        if (description == null) {
            check.add(path + "/resultDescription", "result", "The achievement describes no such result.");
            return;
        }
        JsonNode allowed = description.path("allowedValue");
        if (!allowed.isEmpty()
                && allowed.valueStream()
                        .noneMatch(value ->
                                value.asString("").equals(result.path("value").asString("")))) {
            check.add(path + "/value", "result", "The value is not among those that its description allows.");
        }
    }

    private Map<String, JsonNode> descriptions(JsonNode achievement, String path) {
        Map<String, JsonNode> descriptions = new HashMap<>();
        int i = 0;
        for (JsonNode each : achievement.path("resultDescription")) {
            if (descriptions.put(each.path("id").asString(""), each) != null) {
                check.add(path + "/resultDescription/" + i + "/id", "duplicate-id", "Another description has this id.");
            }
            i++;
        }
        return descriptions;
    }

    private void status(JsonNode status, String path) {
        if (!status.isObject()) {
            return;
        }
        if (!INDEX.matcher(status.path("statusListIndex").asString("")).matches()) {
            check.add(path + "/statusListIndex", "status", "The index is a text of decimal digits.");
        }
        String list = status.path("statusListCredential").asString("");
        if (!list.startsWith("https://") && !list.startsWith("http://")) {
            check.add(path + "/statusListCredential", "status", "The list needs an address to be fetched from.");
        }
        if (list.equals(status.path("id").asString(""))) {
            check.add(path + "/id", "status", "The id of an entry is not the address of its list.");
        }
    }

    private void relatedResources(JsonNode resources, String path) {
        Set<String> seen = new HashSet<>();
        int i = 0;
        for (JsonNode resource : resources) {
            if (!seen.add(resource.path("id").asString(""))) {
                check.add(path + "/" + i, "duplicate-id", "The same resource stands in the list before.");
            }
            if (!resource.has("digestSRI") && !resource.has("digestMultibase")) {
                check.add(path + "/" + i, "related-resource", "A related resource needs a digest.");
            }
            i++;
        }
    }

    private void country(JsonNode profile, String path) {
        JsonNode code = profile.path("address").path("addressCountryCode");
        if (code.isString() && !COUNTRY.matcher(code.asString()).matches()) {
            check.add(path + "/address/addressCountryCode", "value", "Wanted is an ISO 3166-1 code of two letters.");
        }
    }

    /** An id that names one thing of the document. */
    public void unique(String id, String path) {
        if (!id.isEmpty() && !ids.add(id)) {
            check.add(path, "duplicate-id", "Another credential of the document has this id.");
        }
    }

    private static Set<String> types(JsonNode node) {
        Set<String> types = new HashSet<>();
        node.path("type").forEach(type -> types.add(type.asString("")));
        return types;
    }

    private static @org.jspecify.annotations.Nullable OffsetDateTime time(JsonNode credential, String property) {
        try {
            return credential.has(property)
                    ? OffsetDateTime.parse(credential.get(property).asString(""))
                    : null;
        } catch (DateTimeException e) {
            return null; // the table has said so already
        }
    }
}
