package eu.passerelle.credentials.ebsi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.credentials.Binding;
import eu.passerelle.credentials.CredentialProblem;
import eu.passerelle.credentials.HolderKey;
import eu.passerelle.credentials.StatusPlace;
import eu.passerelle.credentials.elm.Achievements;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class EbsiValidatorTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Path GOLDEN =
            Path.of("src/test/resources/eu/passerelle/credentials/ebsi/golden/attestation.json");
    private static final String DID = "did:ebsi:zxaYaUtb8pvoAtYNWbKcveg";
    private static final String REGISTRY = "https://api-pilot.ebsi.eu/trusted-issuers-registry/v5/issuers/" + DID;
    private static final EbsiIssuer ISSUER = new EbsiIssuer(
            DID,
            URI.create("https://api-pilot.ebsi.eu/trusted-schemas-registry/v3/schemas/zOurs"),
            List.of("MicroCredentialAttestation"),
            URI.create(REGISTRY + "/attributes/0xabc1"),
            URI.create(REGISTRY + "/proxies/0x1"));
    private static final Binding BOUND = new Binding(
            new HolderKey(
                    Map.of(
                            "kty", "EC",
                            "crv", "P-256",
                            "x", "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
                            "y", "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"),
                    "did:jwk:x"),
            List.of(new StatusPlace(URI.create("https://hub.example/public/status/1"), 42, "revocation")));

    /** Each damages one member of an object, wherever it stands, whatever it was. */
    private static final Map<String, BiConsumer<ObjectNode, String>> OPERATORS = new LinkedHashMap<>();

    /** What an attestation, or an object in it, can do without. */
    private static final Set<String> OPTIONAL =
            Set.of("credentialStatus", "termsOfUse", "givenName", "dateOfBirth", "identifier", "homepage");

    static {
        OPERATORS.put("renamed", (owner, name) -> owner.set(name + "s", owner.remove(name)));
        OPERATORS.put("null", (owner, name) -> owner.putNull(name));
        OPERATORS.put("blank", (owner, name) -> owner.put(name, " "));
        OPERATORS.put("an empty object", (owner, name) -> owner.putObject(name));
        OPERATORS.put("an empty list", (owner, name) -> owner.putArray(name));
        OPERATORS.put("minus one", (owner, name) -> owner.put(name, -1));
        OPERATORS.put("a list of numbers", (owner, name) -> owner.putArray(name).add(7));
        OPERATORS.put(
                "an unknown member", (owner, name) -> owner.putObject(name).put("shoeSize", 43));
        OPERATORS.put("with a control character", (owner, name) -> owner.put(name, "a\u0000b"));
    }

    private final EbsiValidator validator = new EbsiValidator();

    @Test
    void acceptsTheGoldenFile() throws IOException {
        byte[] content = render(BOUND);
        String written = JSON.writerWithDefaultPrettyPrinter()
                        .writeValueAsString(JSON.readTree(content))
                        .replace("\r\n", "\n")
                + "\n";
        if ("write".equals(System.getProperty("passerelle.golden"))) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, written);
        }

        assertThat(written).isEqualTo(Files.readString(GOLDEN));
        assertThat(validator.validate(content)).isEmpty();
    }

    @Test
    void refusesEveryDamagedMember() {
        ObjectNode valid = (ObjectNode) JSON.readTree(render(BOUND));
        List<String> accepted = new ArrayList<>();
        int judged = 0;

        for (String owner : owners(valid, "")) {
            for (String member : ((ObjectNode) valid.at(owner)).propertyNames()) {
                for (Map.Entry<String, BiConsumer<ObjectNode, String>> operator : OPERATORS.entrySet()) {
                    ObjectNode damaged = valid.deepCopy();
                    operator.getValue().accept((ObjectNode) damaged.at(owner), member);
                    judged++;
                    if (validator.validate(JSON.writeValueAsBytes(damaged)).isEmpty()) {
                        accepted.add(owner + "/" + member + " " + operator.getKey());
                    }
                }
            }
        }

        assertThat(accepted).isEmpty();
        assertThat(judged).isGreaterThan(300);
    }

    @Test
    void refusesTheLossOfEveryMandatoryMember() {
        ObjectNode valid = (ObjectNode) JSON.readTree(render(BOUND));
        for (String owner :
                List.of("", "/credentialSubject", "/credentialSchema", "/termsOfUse", "/credentialStatus")) {
            for (String member : ((ObjectNode) valid.at(owner)).propertyNames()) {
                ObjectNode without = valid.deepCopy();
                ((ObjectNode) without.at(owner)).remove(member);

                assertThat(validator.validate(JSON.writeValueAsBytes(without)).isEmpty())
                        .as(owner + "/" + member)
                        .isEqualTo(OPTIONAL.contains(member));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/issuanceDate|2026-06-16T09:00:01Z|dates",
                "/issued|2026-06-17T09:00:00Z|dates",
                "/expirationDate|2026-06-16T09:00:00Z|dates",
                "/validUntil|2032-06-16T09:00:00Z|dates",
                "/validFrom|2026-02-30T09:00:00Z|format",
                "/issuer|did:ebsi:zxaYaUtb8pvoAtYNWbKcve|did",
                "/credentialSubject/id|did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK|did",
                "/credentialStatus/statusListIndex|43|status",
                "/credentialStatus/statusListIndex|042|pattern",
                "/credentialStatus/statusPurpose|refresh|enum",
                "/credentialSchema/type|JsonSchema|const",
                "/credentialSchema/id|https://example.org/schema.json|pattern",
                "/termsOfUse/type|Terms|const",
                "/id|urn:uuid:1|pattern",
            })
    void saysWhatIsWrong(String pointer, String value, String rule) {
        ObjectNode damaged = (ObjectNode) JSON.readTree(render(BOUND));
        int slash = pointer.lastIndexOf('/');
        ((ObjectNode) damaged.at(pointer.substring(0, slash))).put(pointer.substring(slash + 1), value);

        assertThat(validator.validate(JSON.writeValueAsBytes(damaged)))
                .extracting(CredentialProblem::rule)
                .contains(rule);
    }

    @Test
    void refusesTheAccreditationOfAnother() {
        ObjectNode damaged = (ObjectNode) JSON.readTree(render(BOUND));
        ((ObjectNode) damaged.get("termsOfUse"))
                .put("id", REGISTRY.replace(DID, DidEbsi.of(new byte[16])) + "/attributes/0x1");

        assertThat(validator.validate(JSON.writeValueAsBytes(damaged)))
                .extracting(CredentialProblem::rule)
                .containsExactly("accreditation");
        assertThatThrownBy(() -> new EbsiIssuer(
                        DidEbsi.of(new byte[16]), ISSUER.schema(), List.of(), ISSUER.accreditation(), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("accreditation");
    }

    @Test
    void refusesAnAttestationForNobody() {
        assertThat(validator.validate(render(Binding.NONE)))
                .extracting(CredentialProblem::path)
                .containsExactly("/credentialSubject");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"id\":1,\"id\":2}", "{} {}"})
    void answersBadInputWithAProblem(String input) {
        assertThat(validator.validate(input.getBytes(StandardCharsets.UTF_8))).isNotEmpty();
    }

    private static byte[] render(Binding binding) {
        return new EbsiRenderer(university -> ISSUER)
                .render(Achievements.full(), binding)
                .content();
    }

    /** Pointers to every object of the document. */
    private static List<String> owners(JsonNode node, String pointer) {
        List<String> owners = new ArrayList<>();
        if (node.isObject()) {
            owners.add(pointer);
            node.propertyNames().forEach(name -> owners.addAll(owners(node.get(name), pointer + "/" + name)));
        }
        return owners;
    }
}
