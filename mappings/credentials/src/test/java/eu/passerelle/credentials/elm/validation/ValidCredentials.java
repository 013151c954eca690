package eu.passerelle.credentials.elm.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Credentials that both verdicts accept, as starting points for mutations. */
final class ValidCredentials {

    static final JsonMapper JSON = new JsonMapper();

    private ValidCredentials() {}

    static ObjectNode minimal() {
        return (ObjectNode) JSON.readTree(Standards.minimal());
    }

    /** A sealed sample of the Commission, brought to what we accept: small PNG pictures, no dateModified. */
    static ObjectNode sample(String name) {
        ObjectNode sample = (ObjectNode) JSON.readTree(Standards.sealedSample(name));
        ObjectNode picture = (ObjectNode) minimal().at("/displayParameter/individualDisplay/0/displayDetail/0/image");
        for (ObjectNode node : objects(sample)) {
            node.remove("dateModified");
            if (node.path("type").asString("").equals("MediaObject")) {
                node.set("content", picture.get("content").deepCopy());
                node.set("contentType", picture.get("contentType").deepCopy());
                node.set("contentEncoding", picture.get("contentEncoding").deepCopy());
            }
        }
        return sample;
    }

    /** A valid credential changed by hand into another valid one. */
    static ObjectNode minimalWith(Consumer<ObjectNode> change) {
        ObjectNode credential = minimal();
        change.accept(credential);
        return credential;
    }

    /** Status, terms of use, a national identifier and a distribution of results, which 1.1.0 has no valid form for. */
    static void addWhatIsNewInTheSecondPack(ObjectNode credential) {
        credential
                .putObject("credentialStatus")
                .put("id", "urn:epass:credentialStatus:1")
                .put("type", "CredentialStatus");
        credential
                .putArray("termsOfUse")
                .addObject()
                .put("id", "urn:epass:termsOfUse:1")
                .put("type", "TermsOfUse");
        ((ObjectNode) credential.at("/credentialSubject"))
                .putObject("nationalID")
                .put("id", "urn:epass:legalIdentifier:national")
                .put("type", "LegalIdentifier")
                .put("notation", "030201A123X")
                .set("spatial", credential.at("/issuer/eIDASIdentifier/spatial").deepCopy());
        ObjectNode distribution = ((ObjectNode) credential.at("/credentialSubject/hasClaim/0/provenBy/0"))
                .putObject("resultDistribution")
                .put("id", "urn:epass:resultDistribution:1")
                .put("type", "ResultDistribution");
        distribution.putObject("description").put("en", "Academic years 2023 and 2024");
        distribution
                .putArray("resultCategory")
                .addObject()
                .put("id", "urn:epass:resultCategory:1")
                .put("type", "ResultCategory")
                .put("label", "4")
                .put("count", 80)
                .put("score", "4")
                .put("minimumScore", "3.5")
                .put("maximumScore", "4.5");
    }

    /** All objects of a tree, the outer before the inner. */
    static List<ObjectNode> objects(JsonNode tree) {
        List<ObjectNode> found = new ArrayList<>();
        collect(tree, found);
        return found;
    }

    private static void collect(JsonNode tree, List<ObjectNode> found) {
        if (tree instanceof ObjectNode object) {
            found.add(object);
        }
        if (tree instanceof ObjectNode || tree instanceof ArrayNode) {
            tree.values().forEach(child -> collect(child, found));
        }
    }

    static byte[] bytes(JsonNode tree) {
        return JSON.writeValueAsBytes(tree);
    }
}
