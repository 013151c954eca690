package eu.passerelle.seal.jose;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import eu.passerelle.acceptance.Judge;
import eu.passerelle.credentials.Binding;
import eu.passerelle.credentials.ebsi.DidEbsi;
import eu.passerelle.credentials.ebsi.DidKey;
import eu.passerelle.credentials.ebsi.EbsiIssuer;
import eu.passerelle.credentials.ebsi.EbsiRenderer;
import eu.passerelle.credentials.ebsi.EbsiValidator;
import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.model.Credential;
import eu.passerelle.model.PersonName;
import eu.passerelle.simulators.ebsi.EbsiRegistries;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What we seal, judged by {@code @cef-ebsi/verifiable-credential}: offline, and with EBSI's registries on the wire. */
@Tag("slow")
class EbsiJudgeTest {

    private static final JsonMapper JSON = new JsonMapper();
    /** EBSI's own schema of attestations, 2022-11, which the judge has without asking. */
    static final URI KNOWN_SCHEMA = URI.create("https://api-pilot.ebsi.eu/trusted-schemas-registry/v3/schemas/"
            + "z3MgUFUkb722uq4x3dv5yAJmnNmzDFeK5UC8x83QoeLJM");

    private static final String TYPE = "MicroCredentialAttestation";
    private static final Instant AT = Instant.parse("2026-07-01T00:00:00Z");

    private final TestKey key = TestKey.p256();
    private final ECKey wallet = Learners.wallet();
    private static final EbsiRegistries REGISTRIES = new EbsiRegistries(0);
    /** Another one each test: the registries are of all of them. */
    private final String did =
            DidEbsi.of(UUID.randomUUID().toString().substring(0, 16).getBytes(StandardCharsets.US_ASCII));

    private final String keyId = did + "#" + PublicJwk.thumbprint(key.publicKey());

    @TempDir
    static Path folder;

    static Iterable<PersonName> learners() {
        return Learners.all();
    }

    @AfterAll
    static void close() {
        REGISTRIES.close();
    }

    @ParameterizedTest
    @MethodSource("learners")
    void verifiesAnIssuerByItsKeyAloneWithoutAskingAnybody(PersonName name) throws Exception {
        String issuer = DidKey.of(PublicJwk.of(key.publicKey()));
        String sealed =
                seal(new EbsiIssuer(issuer, KNOWN_SCHEMA, List.of(), null, null), DidKey.keyId(issuer), name, bound());

        JsonNode verdict = ask(JSON.createObjectNode().put("credential", sealed));

        assertThat(verdict.path("error").asString("")).isEmpty();
        assertThat(verdict.at("/credential/credentialSubject/familyName").asString())
                .isEqualTo(name.family());
        assertThat(verdict.at("/credential/credentialSubject/id").asString())
                .isEqualTo(DidKey.of(wallet.toPublicJWK().toJSONObject()));
    }

    @ParameterizedTest
    @MethodSource("learners")
    void verifiesAnAccreditedIssuerByTheRegistries(PersonName name) throws Exception {
        String sealed = seal(accredited(TYPE, null), keyId, name, bound());

        JsonNode verdict = ask(onTheWire(sealed));

        assertThat(verdict.path("error").asString("")).isEmpty();
        assertThat(verdict.at("/credential/credentialSubject/givenName").asString())
                .isEqualTo(name.given());
        assertThat(REGISTRIES.asked())
                .contains(
                        "/did-registry/v5/identifiers/" + did,
                        "/trusted-issuers-registry/v5/issuers/" + did,
                        "/trusted-issuers-registry/v5/issuers/" + did + "/attributes/0xabc1",
                        "/trusted-schemas-registry/v3/schemas/zOurs");
    }

    @Test
    void refusesATypeThatTheIssuerIsNotAccreditedFor() throws Exception {
        EbsiIssuer accredited = accredited("Bachelor", null);
        String sealed = seal(
                new EbsiIssuer(did, accredited.schema(), List.of(TYPE), accredited.accreditation(), null),
                keyId,
                Learners.ASE,
                bound());

        JsonNode verdict = ask(onTheWire(sealed));

        assertThat(verdict.path("error").asString()).contains("not accredited", TYPE);
    }

    @Test
    void refusesAnIssuerThatNobodyTrusts() throws Exception {
        REGISTRIES.registerDid(did, keyId, PublicJwk.of(key.publicKey()));
        URI schema = REGISTRIES.registerSchema("zOurs", EbsiValidator.schema());
        String sealed = seal(new EbsiIssuer(did, schema, List.of(TYPE), null, null), keyId, Learners.ASE, bound());

        JsonNode verdict = ask(onTheWire(sealed));

        assertThat(verdict.path("error").asString()).contains("not a trusted issuer");
    }

    @Test
    void refusesATamperedCopy() throws Exception {
        String sealed = seal(accredited(TYPE, null), keyId, Learners.LUKASZ, bound());
        String[] parts = sealed.split("\\.");
        ObjectNode claims = (ObjectNode) JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
        ((ObjectNode) claims.at("/vc/credentialSubject/achievement")).put("grade", "5");
        String better = parts[0] + "." + CompactJws.base64Url(JSON.writeValueAsBytes(claims)) + "." + parts[2];

        JsonNode verdict = ask(onTheWire(better));

        assertThat(ask(onTheWire(sealed)).path("verified").asBoolean()).isTrue();
        assertThat(verdict.path("error").asString()).contains("Invalid signature");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void asksTheStatusListBehindTheProxy(boolean revoked) throws Exception {
        URI proxy = REGISTRIES.address().resolve("/trusted-issuers-registry/v5/issuers/" + did + "/proxies/0x1");
        EbsiIssuer issuer = accredited(TYPE, proxy);
        URI list = REGISTRIES.proxy(
                did, "/public/status/1", EbsiPapers.statusList(key, keyId, proxy + "/public/status/1", revoked));
        String sealed = seal(
                issuer,
                keyId,
                Learners.ELENI,
                Learners.bound(wallet, URI.create("https://hub.example/public/status/1")));

        JsonNode verdict = ask(onTheWire(sealed));

        assertThat(REGISTRIES.asked()).contains(list.getPath());
        assertThat(verdict.path("error").asString("")).isEqualTo(revoked ? "The credential is revoked" : "");
    }

    private Binding bound() {
        return Learners.bound(wallet, null);
    }

    /** Registers the issuer, its schema, and an accreditation for one type by a TAO below a root. */
    private EbsiIssuer accredited(String type, @Nullable URI proxy) {
        TestKey taoKey = TestKey.p256();
        String tao = DidEbsi.of("TAO-456789abcdef".getBytes(StandardCharsets.US_ASCII));
        String root = DidEbsi.of("ROOT456789abcdef".getBytes(StandardCharsets.US_ASCII));
        REGISTRIES.registerDid(did, keyId, PublicJwk.of(key.publicKey()));
        URI schema = REGISTRIES.registerSchema("zOurs", EbsiValidator.schema());
        ObjectNode claims = JSON.createObjectNode();
        ObjectNode vc = claims.putObject("vc")
                .put("issuer", tao)
                .put("issuanceDate", "2026-01-01T00:00:00Z")
                .put("validFrom", "2026-01-01T00:00:00Z")
                .put("expirationDate", "2036-01-01T00:00:00Z");
        vc.putArray("type")
                .add("VerifiableCredential")
                .add("VerifiableAttestation")
                .add("VerifiableAccreditation")
                .add("VerifiableAccreditationToAttest");
        ObjectNode accreditedFor = vc.putObject("credentialSubject")
                .put("id", did)
                .put("reservedAttributeId", "0xabc1")
                .putArray("accreditedFor")
                .addObject()
                .put("schemaId", schema.toString())
                .put("limitJurisdiction", "https://publications.europa.eu/resource/authority/atu/FIN");
        accreditedFor
                .putArray("types")
                .add("VerifiableCredential")
                .add("VerifiableAttestation")
                .add(type);
        URI attribute = REGISTRIES.trust(
                did, "0xabc1", "TI", EbsiPapers.sign(taoKey, tao + "#tao", claims), List.of(tao, root));
        return new EbsiIssuer(did, schema, List.of(type), attribute, proxy);
    }

    private String seal(EbsiIssuer issuer, String keyId, PersonName name, Binding binding) {
        Credential rendered = new EbsiRenderer(university -> issuer).render(Learners.achievement(name), binding);
        assertThat(new EbsiValidator().validate(rendered.content())).isEmpty();
        return Learners.text(new EbsiSealer(key, Achievements.HUB, keyId).seal(rendered, AT));
    }

    private ObjectNode onTheWire(String sealed) {
        return JSON.createObjectNode()
                .put("credential", sealed)
                .put("authority", REGISTRIES.address().getAuthority());
    }

    /** The invented achievements are of June 2026. */
    private JsonNode ask(ObjectNode input) throws Exception {
        Path trusted = Files.writeString(folder.resolve("registries.pem"), REGISTRIES.certificate());
        return JSON.readTree(Judge.of("ebsi-attestation.mjs")
                .trusting(trusted)
                .ask(input.put("at", AT.getEpochSecond()).toString()));
    }
}
