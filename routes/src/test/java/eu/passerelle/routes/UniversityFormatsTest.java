package eu.passerelle.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.acceptance.Judge;
import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.SigningKey;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.http.HubHttp;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.credentials.Binding;
import eu.passerelle.credentials.HolderKey;
import eu.passerelle.credentials.StatusPlace;
import eu.passerelle.credentials.ebsi.DidEbsi;
import eu.passerelle.credentials.ebsi.EbsiValidator;
import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.journal.ListContent;
import eu.passerelle.journal.StatusKind;
import eu.passerelle.model.Credential;
import eu.passerelle.portal.PublicAddress;
import eu.passerelle.portal.issuers.PublishedKey;
import eu.passerelle.portal.status.StatusForm;
import eu.passerelle.portal.status.UnsignedList;
import eu.passerelle.portal.wallets.CredentialConfiguration;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.simulators.ebsi.EbsiRegistries;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Clock;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What {@code formats:} of a university's file makes the hub issue, judged by others, with EBSI's registries on the wire. */
@SuppressWarnings("NullAway.Init") // by start
class UniversityFormatsTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String HUB = """
            instance: test
            web: {address: "https://hub.example"}
            seal: {protocol: dss, keystore: seal.p12, password: "${file:secret}", demo: true}
            keys:
              jwt: {protocol: pkcs12, keystore: jwt.p12, password: "${file:secret}", demo: true}
              proof: {protocol: pkcs12, keystore: proof.p12, password: "${file:secret}", demo: true}
            """;
    private static final String UNIVERSITY = """
            id: tampere
            name: {en: Tampere University}
            country: FIN
            languages: [en]
            timeZone: Europe/Helsinki
            sis: {protocol: ooapi, base: "http://localhost:1/v6", version: V6}
            targets: []
            """;
    private static final Map<String, Object> WALLET = Map.of(
            "kty", "EC",
            "crv", "P-256",
            "x", "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
            "y", "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM");
    private static final String TYPE = "MicroCredentialAttestation";
    private static final int PLACE = 42;

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

    private Configuration configuration;
    private Connections connections;
    private SigningKeys keys;
    private Formats formats;

    @BeforeEach
    void write() throws Exception {
        Files.createDirectories(home.resolve("universities"));
        Files.writeString(home.resolve("secret"), "correct horse");
        Files.writeString(home.resolve("hub.yaml"), HUB);
    }

    @AfterEach
    void close() {
        registries.close();
    }

    private void start(String lines) throws Exception {
        Files.writeString(home.resolve("universities/tampere.yaml"), UNIVERSITY + lines);
        configuration = Configuration.load(home, Map.of());
        connections = new Connecting(configuration, Clock.systemUTC()).drafts();
        keys = new SigningKeys(configuration, Clock.systemUTC());
        formats = new FormatBeans()
                .formats(
                        configuration,
                        keys,
                        connections,
                        new CertificateBeans().templateFiles(configuration, connections));
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
    void isTheEudiCredentialAndBadgesWhereNothingIsSaid() throws Exception {
        start("");

        assertThat(ids()).containsExactly("eudi-learning-credential", "open-badge", "open-badge-jwt");
    }

    @Test
    void areTypesOfTheHubAndOfTheOperator() throws Exception {
        Files.createDirectories(home.resolve("types"));
        Files.writeString(home.resolve("types/ours.json"), """
                {"vct": "urn:example:ours:1", "name": "Ours", "lifetime": "P1Y", "claims": [
                  {"path": ["title"], "from": "achievement.title", "sd": "never", "mandatory": true}]}
                """);
        start("formats: {sdJwt: [dc4eu-micro-credential, dc4eu-diploma, dc4eu-elm, types/ours.json]}\n");

        assertThat(ids())
                .containsExactly(
                        "dc4eu-micro-credential", "dc4eu-diploma", "dc4eu-elm", "ours", "open-badge", "open-badge-jwt");
        for (String id : List.of("dc4eu-micro-credential", "dc4eu-diploma", "dc4eu-elm", "ours")) {
            String sealed = seal(id, bound(false));
            JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(sealed.split("\\.")[1]));
            assertThat(claims.path("vct").asString()).isEqualTo(one(id).type().get("vct"));
        }
        assertThat(one("ours").type()).containsEntry("vct", "urn:example:ours:1");
    }

    @Test
    void areAttestationsThatEbsisVerifierBelievesUntilTheyAreRevoked() throws Exception {
        start(attesting());
        register(keys.find(SigningKeys.JWT).orElseThrow());

        String sealed = seal("ebsi-attestation", bound(true));
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
        start(attesting());

        assertThat(check())
                .extracting(CheckStep::name, CheckStep::result)
                .as("nothing is registered but the schemas")
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(
                                "EBSI: DID registered with our key", CheckStep.Result.FAILED),
                        org.assertj.core.api.Assertions.tuple("EBSI: accredited to attest", CheckStep.Result.FAILED),
                        org.assertj.core.api.Assertions.tuple("EBSI: schemas registered", CheckStep.Result.OK));

        register(keys.find(SigningKeys.JWT).orElseThrow());
        assertThat(check()).extracting(CheckStep::result).containsOnly(CheckStep.Result.OK);

        registries.registerDid(
                did, keyId(keys.find(SigningKeys.JWT).orElseThrow()), Map.of("kty", "EC", "crv", "P-256", "x", "AA"));
        assertThat(check().getFirst().detail()).contains("keys.jwt", "DID Registry");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            formats: {sdJwt: [dc4eu-mikro]}                                          | dc4eu-diploma
            formats: {sdJwt: [types/lost.json]}                                      | lost.json cannot be read
            formats: {sdJwt: [dc4eu-elm, dc4eu-elm]}                                 | stands twice
            formats: {ebsi: {did: "did:web:hub.example", schema: "https://x.eu/s"}}  | did:ebsi
            formats: {ebsi: {schema: "https://x.eu/s"}}                              | formats.ebsi.did
            formats: {ebis: {}}                                                      | did you mean 'ebsi'
            """)
    void refusesWhatCannotBeIssued(String line, String told) {
        assertThatThrownBy(() -> start(line + "\n"))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining(told)
                .hasMessageContaining("tampere.yaml");
    }

    private List<String> ids() {
        return WalletFormats.of(formats, university().formats()).stream()
                .map(CredentialConfiguration::id)
                .toList();
    }

    private ConnectedUniversity<?> university() {
        return connections.known("tampere").orElseThrow();
    }

    private CredentialConfiguration one(String id) {
        return WalletFormats.of(formats, university().formats()).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Binding bound(boolean status) {
        StatusPlace place = new StatusPlace(URI.create("https://hub.example/public/status/1"), PLACE, "revocation");
        return new Binding(new HolderKey(WALLET, "did:key:z2dmzD"), status ? List.of(place) : List.of());
    }

    private String seal(String id, Binding binding) {
        CredentialConfiguration.Making making = one(id).making();
        Credential written = making.renderer()
                .render(
                        Achievements.withIssuer(
                                Achievements.full(), making.sealer().issuer()),
                        binding);
        assertThat(making.validator().validate(written.content())).isEmpty();
        return new String(making.sealer().seal(written, Instant.now()).content(), StandardCharsets.US_ASCII);
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
                        new PublicAddress(configuration.hub().web().address()), keys, formats, connections)
                .all().stream()
                        .filter(each -> each.mediaType().equals("application/jwt"))
                        .findFirst()
                        .orElseThrow();
        BitSet set = new BitSet();
        set.set(PLACE, revoked);
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
        @Nullable SigningKey key = keys.find(SigningKeys.JWT).orElse(null);
        return new EbsiCheck(http, university().formats(), key).steps();
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
