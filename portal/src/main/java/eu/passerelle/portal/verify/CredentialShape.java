package eu.passerelle.portal.verify;

import java.net.URI;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The form of a credential in the Verifiable Credentials Data Model 2.0, or 1.1, strictly: what libraries that verify proofs
 * pass over. Says all that is wrong, in English, without what the credential says.
 */
final class CredentialShape {

    private static final String V2 = "https://www.w3.org/ns/credentials/v2";
    private static final String V1 = "https://www.w3.org/2018/credentials/v1";
    private static final List<String> TYPED = List.of("credentialStatus", "termsOfUse", "evidence", "refreshService");

    private final JsonNode credential;
    private final List<String> problems = new ArrayList<>();

    private CredentialShape(JsonNode credential) {
        this.credential = credential;
    }

    /** Empty where the form is right. */
    static List<String> problems(JsonNode credential) {
        CredentialShape shape = new CredentialShape(credential);
        shape.check();
        return List.copyOf(shape.problems);
    }

    private void check() {
        String context = credential.path("@context").path(0).asString("");
        demand(context.equals(V2) || context.equals(V1), "@context must be an array that begins with " + V2 + ".");
        demand(strings("type").contains("VerifiableCredential"), "type must contain VerifiableCredential.");
        demand(!credential.has("id") || isUrl(credential.path("id")), "id must be one URL.");
        JsonNode issuer = credential.path("issuer");
        demand(
                isUrl(issuer.isObject() ? issuer.path("id") : issuer),
                "issuer must be a URL, or an object with one as id.");
        List<JsonNode> subjects = each("credentialSubject");
        demand(
                !subjects.isEmpty() && subjects.stream().allMatch(subject -> subject.isObject() && !subject.isEmpty()),
                "credentialSubject must be an object that says something, or several.");
        dates(context.equals(V1));
        for (String name : TYPED) {
            demand(each(name).stream().allMatch(CredentialShape::isTyped), name + " must have a type.");
        }
        demand(
                each("credentialSchema").stream().allMatch(each -> isTyped(each) && isUrl(each.path("id"))),
                "credentialSchema must have a type, and a URL as id.");
        related();
        demand(each("proof").stream().allMatch(CredentialShape::isTyped), "proof must have a type.");
    }

    private void dates(boolean first) {
        for (String name : first ? List.of("issuanceDate", "expirationDate") : List.of("validFrom", "validUntil")) {
            demand(!credential.has(name) || moment(name), name + " must be a date and time with a zone.");
        }
        demand(!first || credential.has("issuanceDate"), "issuanceDate is missing.");
        if (!first && moment("validFrom") && moment("validUntil")) {
            demand(
                    !OffsetDateTime.parse(credential.path("validUntil").asString())
                            .isBefore(OffsetDateTime.parse(
                                    credential.path("validFrom").asString())),
                    "validUntil must not be before validFrom.");
        }
    }

    private boolean moment(String name) {
        try {
            OffsetDateTime.parse(credential.path(name).asString(""));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private void related() {
        Set<String> ids = new HashSet<>();
        for (JsonNode resource : each("relatedResource")) {
            boolean digest = resource.path("digestSRI").isString()
                    || resource.path("digestMultibase").isString();
            demand(isUrl(resource.path("id")) && digest, "relatedResource must have a URL as id, and a digest.");
            demand(ids.add(resource.path("id").asString("")), "relatedResource names one resource twice.");
        }
    }

    private static boolean isTyped(JsonNode object) {
        JsonNode type = object.path("type");
        return object.isObject() && (type.isString() || type.isArray() && !type.isEmpty());
    }

    private static boolean isUrl(JsonNode node) {
        try {
            return node.isString() && URI.create(node.asString()).isAbsolute();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private List<String> strings(String name) {
        return each(name).stream().map(node -> node.asString("")).toList();
    }

    /** A value alone is a list of one. */
    private List<JsonNode> each(String name) {
        JsonNode node = credential.path(name);
        if (node.isMissingNode()) {
            return List.of();
        }
        List<JsonNode> all = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(all::add);
        } else {
            all.add(node);
        }
        return all;
    }

    private void demand(boolean met, String otherwise) {
        if (!met && !problems.contains(otherwise)) {
            problems.add(otherwise);
        }
    }
}
