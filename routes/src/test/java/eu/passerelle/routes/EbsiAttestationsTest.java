package eu.passerelle.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import eu.passerelle.acceptance.Judge;
import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.SigningKey;
import eu.passerelle.connectors.http.HubHttp;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.credentials.ebsi.DidEbsi;
import eu.passerelle.credentials.ebsi.EbsiValidator;
import eu.passerelle.journal.ListContent;
import eu.passerelle.journal.StatusKind;
import eu.passerelle.portal.PublicAddress;
import eu.passerelle.portal.issuers.PublishedKey;
import eu.passerelle.portal.status.StatusForm;
import eu.passerelle.portal.status.UnsignedList;
import eu.passerelle.simulators.ebsi.EbsiRegistries;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** EBSI attestations of a university, judged by EBSI's own verifier, with the registries on the wire. */
@SuppressWarnings("NullAway.Init") // by start
class EbsiAttestationsTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String TYPE = "MicroCredentialAttestation";

    private final EbsiRegistries registries = new EbsiRegistries(0);
    private final String did = DidEbsi.of("0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
    private final String proxy = registries
            .address()
            .resolve("/trusted-issuers-registry/v5/issuers/" + did + "/proxies/0x1")
            .toString();
    private final URI schema = registries.registerSchema("zOurs", EbsiValidator.schema());
    /** EBSI's own schema of status lists, which the judge has without asking. */
    private final URI listSchema = registries.registerSchema("z6HkKUAhWgMQqGQEcc1kewTWJrY4nrtadncmid7hsfGV8", "{}");

    @TempDir
    private Path home;

    private FormatsScene scene;

    @BeforeEach
    void start() throws Exception {
        scene = new FormatsScene(home, attesting());
    }

    @AfterEach
    void close() {
        registries.close();
    }

    private String attesting() {
        return """
                formats:
                  ebsi:
                    did: %s
                    schema: %s
                    types: [%s]
                    accreditation: %s/trusted-issuers-registry/v5/issuers/%s/attributes/0xabc1
                    status: {proxy: %s, schema: %s}
                """.formatted(did, schema, TYPE, registries.address(), did, proxy, listSchema);
    }

    @Test
    @Tag("slow")
    void areAttestationsThatEbsisVerifierBelievesUntilTheyAreRevoked() throws Exception {
        register(scene.keys.find(SigningKeys.JWT).orElseThrow());

        String sealed = scene.seal("ebsi-attestation", scene.bound(true));
        publish(false);
        JsonNode valid = ask(sealed);
        publish(true);
        JsonNode revoked = ask(sealed);
        JsonNode tampered =
                ask(sealed.substring(0, 200) + (sealed.charAt(200) == 'A' ? 'B' : 'A') + sealed.substring(201));

        assertThat(valid.path("error").asString("")).isEmpty();
        assertThat(valid.at("/credential/type/2").asString()).isEqualTo(TYPE);
        assertThat(revoked.path("error").asString()).isEqualTo("The credential is revoked");
        assertThat(tampered.path("verified").asBoolean(true)).isFalse();
        assertThat(registries.asked())
                .contains(
                        "/did-registry/v5/identifiers/" + did,
                        "/trusted-issuers-registry/v5/issuers/" + did + "/attributes/0xabc1",
                        "/trusted-schemas-registry/v3/schemas/zOurs");
    }

    @Test
    void areCheckedAgainstTheRegistries() throws Exception {
        assertThat(check())
                .extracting(CheckStep::name, CheckStep::result)
                .as("nothing is registered but the schemas")
                .containsExactly(
                        tuple("EBSI: DID registered with our key", CheckStep.Result.FAILED),
                        tuple("EBSI: accredited to attest", CheckStep.Result.FAILED),
                        tuple("EBSI: schemas registered", CheckStep.Result.OK));

        register(scene.keys.find(SigningKeys.JWT).orElseThrow());
        assertThat(check()).extracting(CheckStep::result).containsOnly(CheckStep.Result.OK);

        registries.registerDid(
                did,
                keyId(scene.keys.find(SigningKeys.JWT).orElseThrow()),
                Map.of("kty", "EC", "crv", "P-256", "x", "AA"));
        assertThat(check().getFirst().detail()).contains("keys.jwt", "DID Registry");
    }

    private String keyId(SigningKey key) {
        return did + "#" + PublishedKey.of(key).jwk().getKeyID();
    }

    private void register(SigningKey key) throws Exception {
        String tao = DidEbsi.of("TAO-456789abcdef".getBytes(StandardCharsets.US_ASCII));
        registries.registerDid(did, keyId(key), PublishedKey.of(key).jwk().toJSONObject());
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
        vc.putObject("credentialSubject")
                .put("id", did)
                .put("reservedAttributeId", "0xabc1")
                .putArray("accreditedFor")
                .addObject()
                .put("schemaId", schema.toString())
                .put("limitJurisdiction", "https://publications.europa.eu/resource/authority/atu/FIN")
                .putArray("types")
                .add("VerifiableCredential")
                .add("VerifiableAttestation")
                .add(TYPE);
        // who asks the registry trusts it; nobody looks at the seal of what it holds
        String header = encoded("{\"alg\":\"ES256\",\"kid\":\"" + tao + "#tao\",\"typ\":\"JWT\"}");
        String body = header + "." + encoded(claims.toString());
        byte[] signature = key.sign(body.getBytes(StandardCharsets.US_ASCII));
        registries.trust(
                did,
                "0xabc1",
                "TI",
                body + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature),
                List.of(tao, tao));
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    /** As the registry's proxy fetches it from the hub. */
    private void publish(boolean revoked) {
        StatusForm form = new StatusForms(
                        new PublicAddress(scene.configuration.hub().web().address()),
                        scene.keys,
                        scene.formats,
                        scene.connections)
                .all().stream()
                        .filter(each -> each.mediaType().equals("application/jwt"))
                        .findFirst()
                        .orElseThrow();
        BitSet set = new BitSet();
        set.set(FormatsScene.PLACE, revoked);
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        ListContent content = new ListContent(new UUID(0, 1), "tampere", StatusKind.BITSTRING, 131_072, set);
        assertThat(form.isFor("tampere")).isTrue();
        assertThat(form.isFor("twente")).isFalse();
        byte[] written = form.write(new UnsignedList(
                content,
                URI.create("https://hub.example/public/status/1"),
                now.minusSeconds(5),
                now.plusSeconds(600),
                Duration.ofSeconds(15)));
        registries.proxy(did, "/public/status/1", new String(written, StandardCharsets.US_ASCII));
    }

    private JsonNode ask(String sealed) throws Exception {
        Path trusted = Files.writeString(home.resolve("registries.pem"), registries.certificate());
        return JSON.readTree(Judge.of("ebsi-attestation.mjs")
                .trusting(trusted)
                .ask(JSON.createObjectNode()
                        .put("credential", sealed)
                        .put("authority", registries.address().getAuthority())
                        .toString()));
    }

    private List<CheckStep> check() throws Exception {
        HubHttp http = new HubHttp(Limits.DEFAULT, new OutgoingAddresses(List.of("localhost")), trusting());
        @Nullable SigningKey key = scene.keys.find(SigningKeys.JWT).orElse(null);
        return new EbsiCheck(http, scene.university().formats(), key).steps();
    }

    private SSLContext trusting() throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null);
        store.setCertificateEntry(
                "registries",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(
                                registries.certificate().getBytes(StandardCharsets.US_ASCII))));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        return tls;
    }
}
