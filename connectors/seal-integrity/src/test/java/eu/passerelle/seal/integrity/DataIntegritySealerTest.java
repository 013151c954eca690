package eu.passerelle.seal.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.CredentialSealer.DataToSeal;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.failure.CredentialInvalid;
import eu.passerelle.credentials.clr.ClrValidator;
import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.credentials.openbadge.IssuerDid;
import eu.passerelle.credentials.openbadge.OpenBadgeRenderer;
import eu.passerelle.credentials.openbadge.OpenBadgeValidator;
import eu.passerelle.model.Credential;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class DataIntegritySealerTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant AT = Instant.parse("2026-06-16T09:00:01.5Z");
    private static final URI HUB = URI.create("https://hub.example:8443/a/");

    private final ThrowAwayKey key = ThrowAwayKey.make();
    private final DataIntegritySealer sealer = DataIntegritySealer.forKey(key, Achievements.HUB);
    private final DataIntegrityVerifier verifier =
            new DataIntegrityVerifier(VerificationKeys.didKey(), Clock.systemUTC());
    private final Map<String, Credential> credentials = Fixtures.all(URI.create(Multikey.did(key.publicKey())));

    private Credential sealed() {
        return sealer.seal(badge(), AT);
    }

    private Credential badge() {
        return Fixtures.one("openbadge full bound", URI.create(Multikey.did(key.publicKey())));
    }

    @Test
    void leavesTheCredentialAsItIsAndAddsAProof() {
        String sealed = new String(sealed().content(), StandardCharsets.UTF_8);
        String before = new String(badge().content(), StandardCharsets.UTF_8);

        assertThat(sealed).startsWith(before.substring(0, before.length() - 1) + ",\"proof\":{");
        JsonNode proof = JSON.readTree(sealed).path("proof");
        assertThat(proof.path("created").asString()).isEqualTo("2026-06-16T09:00:01Z");
        assertThat(proof.path("verificationMethod").asString()).isEqualTo(Multikey.method(key.publicKey()));
        assertThat(proof.path("proofValue").asString()).startsWith("z").hasSizeBetween(80, 90);
    }

    @Test
    void makesWhatItsOwnVerifierAndTheFormatsValidatorsAccept() {
        credentials.forEach((name, credential) -> {
            byte[] sealed = sealer.seal(credential, AT).content();

            IntegrityVerdict verdict = verifier.verify(sealed);

            assertThat(verdict.problems()).as(name).isEmpty();
            assertThat(verdict.intact()).as(name).isTrue();
            assertThat(verdict.issuer()).contains(Multikey.did(key.publicKey()));
            assertThat((name.startsWith("clr") ? new ClrValidator() : new OpenBadgeValidator()).validate(sealed))
                    .as(name)
                    .isEmpty();
        });
    }

    @Test
    void signsInThreeStepsSoThatTheKeyMayBeElsewhere() {
        DataToSeal data = sealer.prepare(badge(), AT);

        Credential sealed = sealer.finish(data, key.sign(data.toSign()));

        assertThat(data.toSign()).hasSize(64);
        assertThat(sealed.content()).isEqualTo(sealed().content());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Παπαδοπούλου           | Παπαδοπουλου
            "creditsEarned":3      | "creditsEarned":30
            94567                  | 94568
            "hashed":false         | "hashed":true
            T09:00:01Z             | T09:00:02Z
            "proofPurpose":"assert | "proofPurpose":"Assert
            MicroCredential        | MasterDegree
            did:key:z6Mkha         | did:key:z6Mkhb
            """)
    void refusesATamperedCopy(String was, String became) {
        String sealed = new String(sealed().content(), StandardCharsets.UTF_8);
        assertThat(sealed).contains(was);

        IntegrityVerdict verdict = verifier.verify(sealed.replace(was, became).getBytes(StandardCharsets.UTF_8));

        assertThat(verdict.intact()).isFalse();
        assertThat(verdict.problems()).isNotEmpty();
    }

    @Test
    void refusesWhatNoContextGivesAMeaningTo() {
        ObjectNode sealed = (ObjectNode) JSON.readTree(sealed().content());
        ((ObjectNode) sealed.get("credentialSubject")).put("honours", "summa cum laude");

        IntegrityVerdict verdict = verifier.verify(JSON.writeValueAsBytes(sealed));

        assertThat(verdict.intact()).isFalse();
        assertThat(verdict.problems().getFirst()).contains("'honours'").contains("no proof covers it");
    }

    @Test
    void saysWhichContextItDoesNotKnow() {
        ObjectNode sealed = (ObjectNode) JSON.readTree(sealed().content());
        sealed.withArrayProperty("@context").add("https://example.org/more/v1");

        assertThat(verifier.verify(JSON.writeValueAsBytes(sealed)).problems().getFirst())
                .contains("https://example.org/more/v1")
                .contains("not known here");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {                                                     | JSON
            []                                                    | no proof
            {"proof":[]}                                          | no proof
            {"proof":7}                                           | only eddsa-rdfc-2022
            {"proof":{"type":"Ed25519Signature2020"}}             | Ed25519Signature2020
            {"issuer":"did:key:z6Mk","proof":{"type":"DataIntegrityProof","cryptosuite":"eddsa-rdfc-2022","proofPurpose":"assertionMethod","verificationMethod":"did:key:z6Ml#z6Ml"}} | another name
            """)
    void saysWhyItCannotVerify(String document, String reason) {
        IntegrityVerdict verdict = verifier.verify(document.getBytes(StandardCharsets.UTF_8));

        assertThat(verdict.intact()).isFalse();
        assertThat(String.join(" ", verdict.problems())).contains(reason);
    }

    @Test
    void signsOnlyForTheIssuersWhoseKeyItIs() {
        DataIntegritySealer web = DataIntegritySealer.forIssuers(key, Achievements.HUB, IssuerDid.base(HUB));
        Credential ours = OpenBadgeRenderer.forProof(IssuerDid.web(HUB)).render(Achievements.full());

        JsonNode proof = JSON.readTree(web.seal(ours, AT).content()).path("proof");

        assertThat(proof.path("verificationMethod").asString())
                .isEqualTo("did:web:hub.example%3A8443:a:public:issuers:tampere#" + Multikey.of(key.publicKey()));
        assertThatThrownBy(() -> web.seal(badge(), AT))
                .isInstanceOf(CredentialInvalid.class)
                .hasMessageContaining("is none of");
    }

    @Test
    void refusesWhatItCouldNotCover() {
        ObjectNode extended = (ObjectNode) JSON.readTree(badge().content());
        extended.put("gradeAverage", 4.5);

        assertThatThrownBy(() -> sealer.prepare(with(extended), AT))
                .isInstanceOf(CredentialInvalid.class)
                .hasMessageContaining("gradeAverage");
        assertThatThrownBy(() -> sealer.prepare(sealed(), AT))
                .isInstanceOf(CredentialInvalid.class)
                .hasMessageContaining("proof already");
        assertThatThrownBy(() -> sealer.finish(sealer.prepare(badge(), AT), new byte[72]))
                .isInstanceOf(CredentialInvalid.class)
                .hasMessageContaining("72 bytes");
    }

    private static Credential with(JsonNode document) {
        return new Credential(UUID.randomUUID(), "openbadge", "application/vc", JSON.writeValueAsBytes(document));
    }

    @Test
    void takesNoKeyOfAnotherKind() {
        assertThatThrownBy(() -> DataIntegritySealer.forKey(new Es256(key), Achievements.HUB))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("keys: proof:");
    }

    /** Says that it signs with another algorithm. */
    private record Es256(ThrowAwayKey key) implements eu.passerelle.connectors.SigningKey {

        @Override
        public String algorithm() {
            return "ES256";
        }

        @Override
        public java.security.PublicKey publicKey() {
            return key.publicKey();
        }

        @Override
        public java.util.List<java.security.cert.X509Certificate> chain() {
            return key.chain();
        }

        @Override
        public byte[] sign(byte[] data) {
            return key.sign(data);
        }
    }
}
