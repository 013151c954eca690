package eu.passerelle.credentials.elm.validation;

import static eu.passerelle.credentials.elm.validation.Fault.at;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Wrong codes, ids, pictures and variants of the profile. */
final class NodeFaults {

    private static final String CLAIM = "/credentialSubject/hasClaim/0";
    private static final String QUALIFICATION = CLAIM + "/specifiedBy";
    private static final String IMAGE = "/displayParameter/individualDisplay/0/displayDetail/0/image";
    private static final String PROFILE = "http://data.europa.eu/snb/model/ap/";

    private NodeFaults() {}

    static Stream<Fault> codes() {
        return Stream.of(
                new Fault(
                        "EQF 99",
                        "code",
                        c -> at(c, QUALIFICATION + "/eqfLevel").put("id", "http://data.europa.eu/snb/eqf/99")),
                new Fault(
                        "EQF without scheme",
                        "scheme",
                        c -> at(c, QUALIFICATION + "/eqfLevel").remove("inScheme")),
                new Fault(
                        "EQF with another scheme",
                        "scheme",
                        c -> at(c, QUALIFICATION + "/eqfLevel/inScheme").put("id", "urn:x:scheme")),
                new Fault(
                        "EQF as mode",
                        "scheme",
                        c -> at(c, QUALIFICATION)
                                .set("mode", at(c, QUALIFICATION + "/eqfLevel").deepCopy())),
                new Fault(
                        "no such country",
                        "code",
                        c -> at(c, "/credentialSubject/citizenshipCountry/0")
                                .put("id", "http://publications.europa.eu/resource/authority/country/XYZ")),
                new Fault(
                        "scheme without class",
                        "reference",
                        c -> at(c, QUALIFICATION + "/eqfLevel/inScheme").remove("type")));
    }

    static Stream<Fault> identities() {
        String issuer = "/issuer";
        return Stream.of(
                new Fault("no id of the credential", "id", c -> c.put("id", "6f1c2f3e")),
                new Fault(
                        "one id, two contents",
                        "same-id",
                        c -> at(c, CLAIM + "/provenBy/0/awardedBy/awardingBody/0/legalName")
                                .put("en", "Other")),
                new Fault("eIDAS id hidden by melting", "mandatory", c -> {
                    at(c, issuer).remove("eIDASIdentifier");
                    at(c, issuer).put("id", "urn:epass:org:1");
                }),
                new Fault(
                        "location hidden by melting",
                        "mandatory",
                        c -> at(c, CLAIM + "/provenBy/0/awardedBy/awardingBody/0")
                                .remove("location")),
                new Fault(
                        "two classes for one id",
                        "same-id",
                        c -> at(c, CLAIM + "/creditReceived/0").put("id", "urn:epass:note:1")),
                new Fault(
                        "reference by string",
                        "reference",
                        c -> at(c, CLAIM).put("awardedBy", "urn:epass:awardingProcess:1")),
                new Fault(
                        "reference by object",
                        "reference",
                        c -> at(c, CLAIM).putObject("awardedBy").put("id", "urn:epass:awardingProcess:1")),
                new Fault(
                        "prefix as scheme",
                        "id",
                        c -> at(c, CLAIM + "/creditReceived/0").put("id", "elm:creditPoint")),
                new Fault(
                        "blank node",
                        "id",
                        c -> at(c, CLAIM + "/creditReceived/0").put("id", "_:b0")),
                new Fault(
                        "id that RDF drops",
                        "id",
                        c -> at(c, CLAIM + "/creditReceived/0").put("id", "urn:a|b")));
    }

    static Stream<Fault> pictures() {
        byte[] png = Base64.getDecoder()
                .decode(at(ValidCredentials.minimal(), IMAGE).get("content").asString());
        byte[] large = Arrays.copyOf(png, png.length);
        large[16] = 1;
        return Stream.of(
                new Fault("data address", "base64", c -> picture(c, "data:image/png;base64,AAAA")),
                new Fault("cut base64", "base64", c -> picture(c, "iVBORw0KGgo")),
                new Fault("line breaks", "base64", c -> picture(c, "iVBO\nRw0KGgo")),
                new Fault(
                        "text as picture",
                        "image",
                        c -> picture(c, base64("hello, world".getBytes(StandardCharsets.UTF_8)))),
                new Fault("cut picture", "image", c -> picture(c, base64(Arrays.copyOf(png, png.length - 6)))),
                new Fault("damaged picture", "image", c -> picture(c, base64(large))),
                new Fault(
                        "JPEG",
                        "image",
                        c -> at(c, IMAGE + "/contentType")
                                .put("id", "http://publications.europa.eu/resource/authority/file-type/JPEG")),
                new Fault("too large", "image", c -> picture(c, base64(PngFiles.noise(300_000)))));
    }

    static Stream<Fault> variants() {
        return Stream.of(
                new Fault("accredited without evidence", "mandatory", c -> schema(c, "edc-accredited")),
                new Fault("mandate without evidence", "mandatory", c -> schema(c, "edc-issued-by-mandate")),
                new Fault("mandate without statement", "mandatory", c -> {
                    schema(c, "edc-issued-by-mandate");
                    evidence(c);
                }),
                new Fault("conversion without the original", "mandatory", c -> {
                    schema(c, "edc-converted");
                    evidence(c);
                }),
                new Fault(
                        "diploma supplement of a micro-credential",
                        "mandatory",
                        c -> schema(c, "edc-diploma-supplement")));
    }

    private static void picture(ObjectNode credential, String content) {
        at(credential, IMAGE).put("content", content);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static void schema(ObjectNode credential, String profile) {
        at(credential, "/credentialSchema/0").put("id", PROFILE + profile);
    }

    static ObjectNode evidence(ObjectNode credential) {
        ObjectNode evidence = credential
                .putObject("evidence")
                .put("id", "urn:epass:evidence:1")
                .put("type", "Evidence");
        evidence.putObject("dcType")
                .put("id", "http://data.europa.eu/snb/evidence-type/c_18016257")
                .put("type", "Concept")
                .putObject("inScheme")
                .put("id", "http://data.europa.eu/snb/evidence-type/25831c2")
                .put("type", "ConceptScheme");
        return evidence;
    }
}
