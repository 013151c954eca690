package eu.passerelle.verify;

import eu.passerelle.connectors.CredentialSealer;
import eu.passerelle.connectors.KeyContext;
import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.credentials.Binding;
import eu.passerelle.credentials.HolderKey;
import eu.passerelle.credentials.StatusPlace;
import eu.passerelle.credentials.clr.ClrRenderer;
import eu.passerelle.credentials.ebsi.DidKey;
import eu.passerelle.credentials.ebsi.EbsiIssuer;
import eu.passerelle.credentials.ebsi.EbsiRenderer;
import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.credentials.elm.ElmRenderer;
import eu.passerelle.credentials.elmo.ElmoTranscript;
import eu.passerelle.credentials.openbadge.OpenBadgeRenderer;
import eu.passerelle.credentials.sdjwt.SdJwtRenderer;
import eu.passerelle.credentials.sdjwt.SdJwtType;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.Credential;
import eu.passerelle.model.Organisation;
import eu.passerelle.seal.dss.DssSealProvider;
import eu.passerelle.seal.dss.DssSealSettings;
import eu.passerelle.seal.integrity.DataIntegritySealer;
import eu.passerelle.seal.integrity.Multikey;
import eu.passerelle.seal.jose.EbsiSealer;
import eu.passerelle.seal.jose.PublicJwk;
import eu.passerelle.seal.jose.SdJwtSealer;
import eu.passerelle.seal.jose.VcJwtSealer;
import eu.passerelle.seal.xml.XmlSealer;
import eu.passerelle.verify.Documents.NotFetched;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Issuers with keys, what they publish, and a credential of each kind. */
final class World {

    static final Instant ISSUED = Instant.parse("2026-06-16T09:00:00Z");
    static final String DID = "did:web:hub.example:public:issuers:tampere";
    static final String SD_ISSUER = "https://hub.example/public/oid4vci/tampere";
    static final URI TOKEN_LIST = URI.create("https://hub.example/public/status/t1");
    static final URI BIT_LIST = URI.create("https://hub.example/public/status/b1");
    static final int PLACE = 42;

    static final Organisation HUB = Achievements.HUB;
    private static final TestKey XML = TestKey.certified();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    final TestKey proof = TestKey.ed25519();
    final TestKey jwt = TestKey.p256();
    final TestKey xml;
    final TestKey wallet = TestKey.p256();
    final String ebsi = DidKey.of(PublicJwk.of(jwt.publicKey()));
    final Path home;
    private final Map<URI, byte[]> published = new HashMap<>();

    /** With the RSA key of all worlds, because making one takes seconds. */
    World(Path home) {
        this(home, XML);
    }

    /** Where every key is another. */
    static World another(Path home) {
        return new World(home, TestKey.certified());
    }

    private World(Path home, TestKey xml) {
        this.home = home;
        this.xml = xml;
        publish("https://hub.example/public/issuers/tampere/did.json", did());
        publish(
                "https://hub.example/.well-known/jwt-vc-issuer/public/oid4vci/tampere",
                JSON.writeValueAsString(
                        Map.of("issuer", SD_ISSUER, "jwks", Map.of("keys", List.of(jwk(jwt, "key-1"))))));
        publish(TOKEN_LIST.toString(), Lists.token(this, false));
        publish(BIT_LIST.toString(), Lists.bitstring(this, false));
    }

    void publish(String address, String content) {
        published.put(URI.create(address), content.getBytes(StandardCharsets.UTF_8));
    }

    void forget(String address) {
        published.remove(URI.create(address));
    }

    byte[] get(URI address) throws NotFetched {
        byte[] content = published.get(address);
        if (content == null) {
            throw new NotFetched(address.getHost() + " answers with status 404.");
        }
        return content;
    }

    private String did() {
        String proofKey = DID + "#" + Multikey.of(proof.publicKey());
        String jwtKey = DID + "#" + PublicJwk.thumbprint(jwt.publicKey());
        return JSON.writeValueAsString(Map.of(
                "id",
                DID,
                "verificationMethod",
                List.of(
                        Map.of(
                                "id",
                                proofKey,
                                "type",
                                "Multikey",
                                "controller",
                                DID,
                                "publicKeyMultibase",
                                Multikey.of(proof.publicKey())),
                        Map.of(
                                "id",
                                jwtKey,
                                "type",
                                "JsonWebKey2020",
                                "controller",
                                DID,
                                "publicKeyJwk",
                                PublicJwk.of(jwt.publicKey()))),
                "assertionMethod",
                List.of(proofKey, jwtKey)));
    }

    private static Map<String, Object> jwk(TestKey key, String name) {
        Map<String, Object> jwk = new HashMap<>(PublicJwk.of(key.publicKey()));
        jwk.put("kid", name);
        return jwk;
    }

    Binding binding(@Nullable URI list) {
        Map<String, Object> jwk = PublicJwk.of(wallet.publicKey());
        return new Binding(
                new HolderKey(jwk, DidKey.of(jwk)),
                list == null ? List.of() : List.of(new StatusPlace(list, PLACE, "revocation")));
    }

    Policy policy(Trust trust, Instant now) {
        return new Policy(trust, this::get, Accreditations.NONE, Policy.EBSI_PILOT, Clock.fixed(now, ZoneOffset.UTC));
    }

    /** All issuers of this world. */
    Trust everybody() {
        Trust seal = Trust.read(home.resolve("seal/seal-authority.pem"));
        return seal.and(new Trust(List.of(xml.chain().getFirst()), Set.of(DID, SD_ISSUER, ebsi)));
    }

    CredentialSealer seal() {
        DssSealSettings settings =
                new DssSealSettings("seal/seal.p12", new Secret("correct horse"), null, null, null, null, true);
        KeyContext context =
                new KeyContext("seal", home, Limits.DEFAULT, new OutgoingAddresses(List.of()), Clock.systemUTC());
        DssSealProvider provider = new DssSealProvider();
        return provider.open(settings, provider.key(settings, context).orElseThrow(), context);
    }

    Credential edc(Achievement achievement) {
        CredentialSealer seal = seal();
        Achievement issued = Achievements.withIssuer(achievement, seal.issuer());
        return seal.seal(ElmRenderer.standard().render(issued), Instant.now());
    }

    byte[] good(Kind kind) {
        return made(kind, Achievements.full(), BIT_LIST);
    }

    byte[] made(Kind kind, Achievement achievement, @Nullable URI bits) {
        return switch (kind) {
            case EDC -> edc(achievement).content();
            case EDC_UNSEALED -> ElmRenderer.standard().render(achievement).content();
            case SD_JWT -> sdJwt(achievement, bits == null ? null : TOKEN_LIST);
            case OPEN_BADGE ->
                DataIntegritySealer.forIssuers(proof, HUB, "did:web:hub.example:")
                        .seal(
                                OpenBadgeRenderer.forProof(university -> URI.create(DID))
                                        .render(achievement, binding(bits)),
                                ISSUED)
                        .content();
            case CLR ->
                DataIntegritySealer.forIssuers(proof, HUB, "did:web:hub.example:")
                        .seal(new ClrRenderer(university -> URI.create(DID)).render(achievement, binding(bits)), ISSUED)
                        .content();
            case OPEN_BADGE_JWT ->
                new VcJwtSealer(jwt, HUB, "did:web:hub.example:")
                        .seal(
                                OpenBadgeRenderer.forJwt(university -> URI.create(DID))
                                        .render(achievement, binding(bits)),
                                ISSUED)
                        .content();
            case EBSI -> ebsi(achievement);
            case ELMO ->
                new XmlSealer(xml, HUB)
                        .seal(
                                new Credential(
                                        achievement.credentialId(),
                                        "elmo",
                                        ElmoTranscript.MEDIA_TYPE,
                                        ElmoTranscript.write(List.of(achievement))),
                                Instant.now())
                        .content();
            case UNKNOWN -> throw new IllegalArgumentException();
        };
    }

    private byte[] sdJwt(Achievement achievement, @Nullable URI list) {
        SdJwtType type = SdJwtType.standard(SdJwtType.DEFAULT);
        Credential claims = new SdJwtRenderer(type, university -> URI.create(SD_ISSUER), ElmRenderer.standard())
                .render(achievement, binding(list));
        return new SdJwtSealer(jwt, HUB, "key-1", 0).seal(claims, ISSUED).content();
    }

    private byte[] ebsi(Achievement achievement) {
        EbsiIssuer issuer = new EbsiIssuer(ebsi, URI.create("https://ebsi.example/schemas/1"), List.of(), null, null);
        return new EbsiSealer(jwt, HUB, DidKey.keyId(ebsi))
                .seal(new EbsiRenderer(university -> issuer).render(achievement, binding(null)), ISSUED)
                .content();
    }
}
