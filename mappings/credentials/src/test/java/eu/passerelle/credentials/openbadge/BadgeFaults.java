package eu.passerelle.credentials.openbadge;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What can be wrong between the parts of a badge, each part being right. */
final class BadgeFaults {

    private BadgeFaults() {}

    /**
     * Something wrong between the parts of a badge.
     *
     * @param rule what ours must call it
     */
    record Fault(String name, String rule, Consumer<ObjectNode> change) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Fault> all() {
        return Stream.concat(ofTheCredential(), ofTheAchievement());
    }

    private static Stream<Fault> ofTheCredential() {
        return Stream.of(
                new Fault("contexts in another order", "context-order", badge -> {
                    ArrayNode contexts = (ArrayNode) badge.get("@context");
                    contexts.add(contexts.remove(0));
                }),
                new Fault(
                        "data model 1.1",
                        "context-order",
                        badge -> ((ArrayNode) badge.get("@context")).set(0, "https://www.w3.org/2018/credentials/v1")),
                new Fault(
                        "a third context",
                        "context-order",
                        badge -> ((ArrayNode) badge.get("@context")).add("https://example.org/more")),
                new Fault("no badge", "type", badge -> badge.putArray("type").add("VerifiableCredential")),
                new Fault("ends before it begins", "dates", badge -> badge.put("validUntil", "2020-01-01T00:00:00Z")),
                new Fault("of nobody", "holder", badge -> subject(badge).without(List.of("id", "identifier"))),
                new Fault(
                        "hash that is none",
                        "identity",
                        badge -> identity(badge, 1).put("identityHash", "sha256$1")),
                new Fault(
                        "hash without a salt",
                        "identity",
                        badge -> identity(badge, 1).remove("salt")),
                new Fault(
                        "name with a salt",
                        "identity",
                        badge -> identity(badge, 0).put("salt", "x")),
                new Fault(
                        "index that is no number",
                        "status",
                        badge -> status(badge).put("statusListIndex", "0x7")),
                new Fault(
                        "list without address",
                        "status",
                        badge -> status(badge).put("statusListCredential", "urn:uuid:1")),
                new Fault(
                        "entry named as its list",
                        "status",
                        badge -> status(badge)
                                .put(
                                        "id",
                                        status(badge)
                                                .get("statusListCredential")
                                                .asString())),
                new Fault(
                        "resource without a digest",
                        "related-resource",
                        badge -> badge.putArray("relatedResource").addObject().put("id", "https://example.org/a")),
                new Fault("resource twice", "duplicate-id", badge -> {
                    ArrayNode all = badge.putArray("relatedResource");
                    all.addObject().put("id", "https://example.org/a").put("digestSRI", "sha256-x");
                    all.addObject().put("id", "https://example.org/a").put("digestSRI", "sha256-y");
                }),
                new Fault(
                        "refresh without a type",
                        "cardinality",
                        badge -> badge.putObject("refreshService").put("id", "https://example.org/a")),
                new Fault(
                        "schema without an id",
                        "cardinality",
                        badge -> badge.putArray("credentialSchema").addObject().put("type", "JsonSchema")),
                new Fault("issuer without an address", "value", badge -> badge.put("issuer", "Tampere")),
                new Fault(
                        "country in three letters",
                        "value",
                        badge -> ((ObjectNode) badge.at("/issuer/address")).put("addressCountryCode", "FIN")));
    }

    private static Stream<Fault> ofTheAchievement() {
        return Stream.of(
                new Fault(
                        "result of another course",
                        "result",
                        badge -> ((ObjectNode) badge.at("/credentialSubject/result/0"))
                                .put("resultDescription", "urn:uuid:00000000-0000-0000-0000-000000000000")),
                new Fault(
                        "result without content",
                        "result",
                        badge -> ((ObjectNode) badge.at("/credentialSubject/result/0"))
                                .without(List.of("value", "status"))),
                new Fault(
                        "grade not allowed",
                        "result",
                        badge -> ((ObjectNode) badge.at("/credentialSubject/achievement/resultDescription/0"))
                                .putArray("allowedValue")
                                .add("1")
                                .add("2")),
                new Fault("two descriptions with one id", "duplicate-id", badge -> {
                    ArrayNode all = (ArrayNode) badge.at("/credentialSubject/achievement/resultDescription");
                    all.add(all.get(0));
                }),
                new Fault(
                        "criteria that say nothing",
                        "criteria",
                        badge -> ((ObjectNode) badge.at("/credentialSubject/achievement/criteria")).retain("type")));
    }

    private static ObjectNode subject(ObjectNode badge) {
        return (ObjectNode) badge.get("credentialSubject");
    }

    private static ObjectNode identity(ObjectNode badge, int number) {
        return (ObjectNode) badge.at("/credentialSubject/identifier/" + number);
    }

    private static ObjectNode status(ObjectNode badge) {
        return (ObjectNode) badge.get("credentialStatus");
    }
}
