package eu.passerelle.credentials.elm.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import eu.passerelle.credentials.CredentialProblem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Faults that people and attackers make, each with the rule that names it. Most of them pass the official shapes. */
class NastyCredentialsTest {

    private static final String CLAIM = "/credentialSubject/hasClaim/0";
    private static final String IMAGE = "/displayParameter/individualDisplay/0/displayDetail/0/image";
    private static final String QUALIFICATION = CLAIM + "/specifiedBy";
    private static final String PROFILE = "http://data.europa.eu/snb/model/ap/";

    private final EdcValidator validator = EdcValidator.of(ProfilePack.load("edc-1.1.0"));

    static Stream<Arguments> faults() {
        return Stream.of(documents(), terms(), values(), codes(), identities(), pictures(), variants())
                .flatMap(faults -> faults);
    }

    private static Stream<Arguments> documents() {
        return Stream.of(
                fault("context order", "context", c -> {
                    ArrayNode context = (ArrayNode) c.get("@context");
                    context.add(context.remove(0));
                }),
                fault("no context", "context", c -> c.remove("@context")),
                fault("one context more", "context", c -> ((ArrayNode) c.get("@context")).add("https://example.org/c")),
                fault(
                        "context redefined",
                        "context",
                        c -> ((ArrayNode) c.get("@context")).addObject().put("title", "urn:x")),
                fault(
                        "context inside",
                        "unknown-term",
                        c -> at(c, CLAIM).putObject("@context").put("title", "urn:x")),
                fault(
                        "another primary class",
                        "primary-node",
                        c -> c.putArray("type").add("VerifiableCredential")),
                fault(
                        "second primary node",
                        "unusable-term",
                        c -> at(c, "/credentialSubject")
                                .set("hasCredential", c.deepCopy().put("id", "urn:credential:2"))),
                fault(
                        "graph beside it",
                        "unknown-term",
                        c -> c.putArray("@graph").add(c.deepCopy().put("id", "urn:c:2"))),
                fault(
                        "status",
                        "unusable-term",
                        c -> c.putObject("credentialStatus")
                                .put("id", "urn:s:1")
                                .put("type", "Note")),
                fault(
                        "unknown schema",
                        "unknown-schema",
                        c -> at(c, "/credentialSchema/0").put("id", PROFILE + "edc-generic-ful")));
    }

    private static Stream<Arguments> terms() {
        return Stream.of(
                fault("typo", "unknown-term", c -> rename(at(c, QUALIFICATION), "eqfLevel", "eqflevel")),
                fault("home-made term", "unknown-term", c -> at(c, CLAIM).put("ectsCredits", "5")),
                fault(
                        "term of another class",
                        "misplaced-term",
                        c -> at(c, CLAIM).put("workload", "PT5H")),
                fault("compact IRI as key", "unknown-term", c -> rename(at(c, CLAIM), "title", "dc:title")),
                fault(
                        "full IRI as key",
                        "unknown-term",
                        c -> rename(at(c, CLAIM), "title", "http://purl.org/dc/terms/title")),
                fault(
                        "a date that is dropped",
                        "unusable-term",
                        c -> at(c, QUALIFICATION).put("dateModified", "2026-01-01T00:00:00Z")),
                fault("class by IRI", "unknown-class", c -> at(c, CLAIM).put("type", "elm:LearningAchievement")));
    }

    private static Stream<Arguments> values() {
        return Stream.of(
                fault(
                        "number for a string",
                        "wrong-json-type",
                        c -> at(c, CLAIM + "/creditReceived/0").put("point", 3)),
                fault(
                        "string for a number",
                        "wrong-json-type",
                        c -> at(c, "/displayParameter/individualDisplay/0/displayDetail/0")
                                .put("page", "1")),
                fault(
                        "page zero",
                        "datatype",
                        c -> at(c, "/displayParameter/individualDisplay/0/displayDetail/0")
                                .put("page", 0)),
                fault(
                        "more than all",
                        "datatype",
                        c -> at(c, CLAIM + "/influencedBy/0").put("levelOfCompletion", 101)),
                fault("no time zone", "datatype", c -> c.put("issued", "2026-06-16T09:00:00")),
                fault("no such day", "datatype", c -> c.put("validFrom", "2026-02-29T09:00:00Z")),
                fault("no such hour", "datatype", c -> c.put("validFrom", "2026-02-28T24:00:00Z")),
                fault("duration in words", "datatype", c -> at(c, QUALIFICATION).put("volumeOfLearning", "81 hours")),
                fault(
                        "duration that is none",
                        "datatype",
                        c -> at(c, QUALIFICATION).put("volumeOfLearning", "PT")),
                fault(
                        "two titles of a language",
                        "wrong-json-type",
                        c -> at(c, CLAIM + "/title").putArray("en").add("a").add("b")),
                fault(
                        "a language in capitals too",
                        "language",
                        c -> at(c, CLAIM + "/title").put("EN", "Data")),
                fault("no language", "language", c -> at(c, CLAIM + "/title").put("@none", "Data")),
                fault(
                        "full name in two languages",
                        "cardinality",
                        c -> at(c, "/credentialSubject/fullName").put("fi", "M")),
                fault(
                        "lone surrogate",
                        "characters",
                        c -> at(c, CLAIM + "/title").put("en", "Data \ud83d")),
                fault(
                        "control character",
                        "characters",
                        c -> at(c, CLAIM + "/title").put("en", "Data\u0000")),
                fault("blank title", "blank", c -> at(c, CLAIM + "/title").put("en", " \u00a0")),
                fault(
                        "person awards without a claim",
                        "mandatory",
                        c -> at(c, CLAIM + "/awardedBy")
                                .putObject("awardingBody")
                                .put("id", "urn:epass:person:7")
                                .put("type", "Person")));
    }

    private static Stream<Arguments> codes() {
        return Stream.of(
                fault(
                        "EQF 99",
                        "code",
                        c -> at(c, QUALIFICATION + "/eqfLevel").put("id", "http://data.europa.eu/snb/eqf/99")),
                fault(
                        "EQF without scheme",
                        "scheme",
                        c -> at(c, QUALIFICATION + "/eqfLevel").remove("inScheme")),
                fault(
                        "EQF with another scheme",
                        "scheme",
                        c -> at(c, QUALIFICATION + "/eqfLevel/inScheme").put("id", "urn:x:scheme")),
                fault(
                        "EQF as mode",
                        "scheme",
                        c -> at(c, QUALIFICATION)
                                .set("mode", at(c, QUALIFICATION + "/eqfLevel").deepCopy())),
                fault(
                        "no such country",
                        "code",
                        c -> at(c, "/credentialSubject/citizenshipCountry/0")
                                .put("id", "http://publications.europa.eu/resource/authority/country/XYZ")),
                fault(
                        "scheme without class",
                        "type",
                        c -> at(c, QUALIFICATION + "/eqfLevel/inScheme").remove("type")));
    }

    private static Stream<Arguments> identities() {
        String issuer = "/issuer";
        return Stream.of(
                fault("no id of the credential", "id", c -> c.put("id", "6f1c2f3e")),
                fault(
                        "one id, two contents",
                        "same-id",
                        c -> at(c, CLAIM + "/provenBy/0/awardedBy/awardingBody/0/legalName")
                                .put("en", "Other")),
                fault("eIDAS id hidden by melting", "mandatory", c -> {
                    at(c, issuer).remove("eIDASIdentifier");
                    at(c, issuer).put("id", "urn:epass:org:1");
                }),
                fault(
                        "location hidden by melting",
                        "mandatory",
                        c -> at(c, CLAIM + "/provenBy/0/awardedBy/awardingBody/0")
                                .remove("location")),
                fault(
                        "two classes for one id",
                        "same-id",
                        c -> at(c, CLAIM + "/creditReceived/0").put("id", "urn:epass:note:1")),
                fault(
                        "reference by string",
                        "reference",
                        c -> at(c, CLAIM).put("awardedBy", "urn:epass:awardingProcess:1")),
                fault(
                        "reference by object",
                        "reference",
                        c -> at(c, CLAIM).putObject("awardedBy").put("id", "urn:epass:awardingProcess:1")),
                fault(
                        "prefix as scheme",
                        "id",
                        c -> at(c, CLAIM + "/creditReceived/0").put("id", "elm:creditPoint")),
                fault(
                        "blank node",
                        "id",
                        c -> at(c, CLAIM + "/creditReceived/0").put("id", "_:b0")),
                fault(
                        "id that RDF drops",
                        "id",
                        c -> at(c, CLAIM + "/creditReceived/0").put("id", "urn:a|b")));
    }

    private static Stream<Arguments> pictures() {
        byte[] png = Base64.getDecoder()
                .decode(at(ValidCredentials.minimal(), IMAGE).get("content").asString());
        byte[] large = Arrays.copyOf(png, png.length);
        large[16] = 1;
        return Stream.of(
                fault("data address", "base64", c -> picture(c, "data:image/png;base64,AAAA")),
                fault("cut base64", "base64", c -> picture(c, "iVBORw0KGgo")),
                fault("line breaks", "base64", c -> picture(c, "iVBO\nRw0KGgo")),
                fault(
                        "text as picture",
                        "image",
                        c -> picture(c, base64("hello, world".getBytes(StandardCharsets.UTF_8)))),
                fault("cut picture", "image", c -> picture(c, base64(Arrays.copyOf(png, png.length - 6)))),
                fault("damaged picture", "image", c -> picture(c, base64(large))),
                fault(
                        "JPEG",
                        "image",
                        c -> at(c, IMAGE + "/contentType")
                                .put("id", "http://publications.europa.eu/resource/authority/file-type/JPEG")),
                fault("too large", "image", c -> picture(c, base64(pngOf(300_000)))));
    }

    private static Stream<Arguments> variants() {
        return Stream.of(
                fault("accredited without evidence", "mandatory", c -> schema(c, "edc-accredited")),
                fault("mandate without evidence", "mandatory", c -> schema(c, "edc-issued-by-mandate")),
                fault("mandate without statement", "mandatory", c -> {
                    schema(c, "edc-issued-by-mandate");
                    evidence(c);
                }),
                fault("conversion without the original", "mandatory", c -> {
                    schema(c, "edc-converted");
                    evidence(c);
                }),
                fault(
                        "diploma supplement of a micro-credential",
                        "mandatory",
                        c -> schema(c, "edc-diploma-supplement")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void namesTheFault(String name, String rule, Consumer<ObjectNode> change) {
        ObjectNode credential = ValidCredentials.minimalWith(change);

        List<CredentialProblem> problems = validator.validate(ValidCredentials.bytes(credential));

        assertThat(problems).as(name).extracting(CredentialProblem::rule).contains(rule);
    }

    @Test
    void rejectsEveryFaultThatTheShapesReject() {
        ShaclVerdict shacl = new ShaclVerdict(Standards.elm());
        assertThat(faults().filter(fault -> shacl.on(changed(fault)).accepted()).count())
                .as("faults that the shapes let through")
                .isGreaterThan(20);
    }

    @Test
    void acceptsAMandateWithItsStatement() {
        ObjectNode credential = ValidCredentials.minimalWith(c -> {
            schema(c, "edc-issued-by-mandate");
            evidence(c).put("evidenceStatement", "Issued on behalf of Example University");
        });

        assertThat(validator.validate(ValidCredentials.bytes(credential))).isEmpty();
        assertThat(new ShaclVerdict(Standards.elm())
                        .on(ValidCredentials.bytes(credential))
                        .accepted())
                .isTrue();
    }

    @Test
    void tellsTheNearestTermAndThePlace() {
        ObjectNode credential = ValidCredentials.minimalWith(c -> rename(at(c, QUALIFICATION), "eqfLevel", "eqflevel"));

        assertThat(validator.validate(ValidCredentials.bytes(credential)))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.path()).isEqualTo("/credentialSubject/hasClaim/0/specifiedBy/eqflevel");
                    assertThat(problem.message()).contains("Nearest known: \"eqfLevel\"");
                });
    }

    @SuppressWarnings("unchecked")
    private static byte[] changed(Arguments fault) {
        return ValidCredentials.bytes(ValidCredentials.minimalWith((Consumer<ObjectNode>) fault.get()[2]));
    }

    private static Arguments fault(String name, String rule, Consumer<ObjectNode> change) {
        return arguments(name, rule, change);
    }

    private static ObjectNode at(ObjectNode credential, String pointer) {
        return (ObjectNode) credential.at(pointer);
    }

    private static void rename(ObjectNode owner, String term, String other) {
        owner.set(other, owner.remove(term));
    }

    private static void schema(ObjectNode credential, String profile) {
        at(credential, "/credentialSchema/0").put("id", PROFILE + profile);
    }

    private static ObjectNode evidence(ObjectNode credential) {
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

    private static void picture(ObjectNode credential, String content) {
        at(credential, IMAGE).put("content", content);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** A whole PNG file of about this many bytes: noise does not compress. */
    private static byte[] pngOf(int bytes) {
        return PngFiles.noise(bytes);
    }
}
