package eu.passerelle.seal.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.europa.esig.dss.jades.JWSJsonSerializationObject;
import eu.europa.esig.dss.jades.JWSJsonSerializationParser;
import eu.europa.esig.dss.jades.validation.JWS;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.passerelle.connectors.CredentialSealer.DataToSeal;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.failure.CredentialInvalid;
import eu.passerelle.connectors.keys.DemoCertificates;
import eu.passerelle.model.Credential;
import eu.passerelle.seal.dss.DssSealSettings.SigningTime;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DssSealerTest {

    @TempDir
    Path directory;

    private SealFiles files;
    private SealVerifier verifier;

    @BeforeEach
    void makeAuthority() throws Exception {
        files = new SealFiles(directory);
        verifier = new SealVerifier(List.of(files.authority()));
    }

    private static JWSJsonSerializationObject parsed(Credential sealed) {
        return new JWSJsonSerializationParser(new InMemoryDocument(sealed.content())).parse();
    }

    private static Map<String, Object> header(Credential sealed) throws JoseException {
        JWS jws = parsed(sealed).getSignatures().getFirst();
        return JsonUtil.parseJson(jws.getHeaders().getFullHeaderAsJsonString());
    }

    @Test
    void sealsAsDssWantsIt() throws Exception {
        DssSealer sealer = files.sealer();

        Credential credential = SealFiles.credential("{\"id\":\"urn:credential:1\"}");
        Credential sealed = sealer.seal(credential, SealFiles.NOW);

        assertThat(verifier.verify(sealed.content())).satisfies(verdict -> {
            assertThat(verdict.intact()).isTrue();
            assertThat(verdict.trusted()).isTrue();
            assertThat(verdict.level()).isEqualTo("JAdES-BASELINE-B");
            assertThat(verdict.organisation()).contains("Πανεπιστήμιο Example");
            assertThat(verdict.organisationIdentifier()).contains("VATEL-099999999");
            assertThat(verdict.sealedAt()).contains(SealFiles.NOW.truncatedTo(ChronoUnit.SECONDS));
        });
        assertThat(sealed.id()).isEqualTo(credential.id());
        assertThat(sealed.format()).isEqualTo("elm");
        assertThat(sealed.mediaType()).isEqualTo("application/jose+json");
    }

    @Test
    void writesTheHeaderThatEuropassReads() throws Exception {
        Credential sealed = files.sealer().seal(SealFiles.credential("{}"), SealFiles.NOW);

        Map<String, Object> header = header(sealed);
        assertThat(header)
                .containsOnlyKeys("alg", "cty", "kid", "x5t#S256", "x5c", "typ", "b64", "iat", "crit")
                .containsEntry("alg", "ES256")
                .containsEntry("cty", "json")
                .containsEntry("typ", "jose+json")
                .containsEntry("b64", false)
                .containsEntry("iat", SealFiles.NOW.getEpochSecond())
                .containsEntry("crit", List.of("b64"));
        assertThat((List<?>) header.get("x5c"))
                .as("the seal's certificate without the root")
                .hasSize(1);
        assertThat(new String(sealed.content(), StandardCharsets.UTF_8))
                .startsWith("{\"payload\":\"{}\",\"signatures\":[{\"protected\":\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"title\":\"Ανάλυση \\\"Zażółć\\\" \\u0416 \\\\ / Ж 𝔘\"}",
                "{\r\n\t\"pretty\" : 1\r\n}\n",
                "{\"a\":\"\u007f\u0080\u2028\ufeff\"}",
                "{\"payload\":\"{}\",\"signatures\":[]}",
                "{\"payload\":\"x\",\"signatures\":[{\"protected\":\"e30\",\"signature\":\"AA\"}]}"
            })
    void carriesTheTextUnchanged(String text) throws Exception {
        Credential sealed = files.sealer().seal(SealFiles.credential(text), SealFiles.NOW);

        assertThat(parsed(sealed).getPayload()).isEqualTo(text);
        assertThat(verifier.verify(sealed.content()))
                .extracting(SealVerdict::intact, SealVerdict::level)
                .containsExactly(true, "JAdES-BASELINE-B");
    }

    @ParameterizedTest
    @CsvSource({"secp256r1, ES256", "secp384r1, ES384", "secp521r1, ES512", "RSA, RS256"})
    void sealsWithEveryKindOfKey(String kind, String algorithm) throws Exception {
        KeyPair keys = kind.equals("RSA") ? SealFiles.rsa(2048) : SealFiles.ec(kind);
        String keystore = files.keystore("key.p12", keys);
        DssSealer sealer = files.open(DssSealSettings.of(keystore, SealFiles.PASSWORD));

        Credential sealed = sealer.seal(SealFiles.credential("{}"), SealFiles.NOW);

        assertThat(header(sealed)).containsEntry("alg", algorithm).containsKey("x5t#S256");
        assertThat(verifier.verify(sealed.content()))
                .extracting(SealVerdict::intact, SealVerdict::level)
                .containsExactly(true, "JAdES-BASELINE-B");
    }

    @Test
    void writesTheOlderSigningTimeWhenAsked() throws Exception {
        String keystore = files.keystore("seal.p12", DemoCertificates.p256());
        DssSealer sealer = files.open(
                new DssSealSettings(keystore, SealFiles.PASSWORD, null, null, SigningTime.SIG_T, null, null));

        Credential sealed = sealer.seal(SealFiles.credential("{}"), SealFiles.NOW);

        assertThat(header(sealed))
                .containsEntry(
                        "sigT", SealFiles.NOW.truncatedTo(ChronoUnit.SECONDS).toString())
                .containsEntry("crit", List.of("b64"))
                .doesNotContainKey("iat");
        // since 15 July 2025 a seal without iat is outside ETSI TS 119 182-1, which DSS says, though it is intact
        assertThat(verifier.verify(sealed.content()))
                .extracting(SealVerdict::intact, SealVerdict::level)
                .containsExactly(true, "JSON-NOT-ETSI");
    }

    @Test
    void sealsAtTheTimeItIsTold() throws Exception {
        DssSealer sealer = files.sealer();

        for (long second : new long[] {0, 1, 0, 3600}) {
            Instant at = SealFiles.NOW.plusSeconds(second);
            assertThat(header(sealer.seal(SealFiles.credential("{}"), at))).containsEntry("iat", at.getEpochSecond());
        }
    }

    @Test
    void namesTheIssuerAsTheCertificateDoes() throws Exception {
        String keystore = files.keystore("seal.p12", DemoCertificates.p256());

        DssSealer sealer = files.open(new DssSealSettings(keystore, SealFiles.PASSWORD, null, null, null, "el", null));

        assertThat(sealer.issuer()).satisfies(issuer -> {
            assertThat(issuer.legalName().byLanguage()).containsOnlyKeys("el").containsValue("Πανεπιστήμιο Example");
            assertThat(issuer.legalIdentifier()).isEqualTo("VATEL-099999999");
            assertThat(issuer.country()).isEqualTo("GRC");
        });
        assertThat(sealer.validUntil()).isEqualTo(SealFiles.VALID.until().truncatedTo(ChronoUnit.SECONDS));
    }

    @Test
    void letsTheKeyLiveElsewhere() throws Exception {
        DssSealer hub = files.sealer();
        DssSealer elsewhere = files.open(DssSealSettings.of("seal.p12", SealFiles.PASSWORD));

        DataToSeal prepared = hub.prepare(SealFiles.credential("{\"a\":1}"), SealFiles.NOW);
        Credential sealed = hub.finish(prepared, elsewhere.sign(prepared));

        assertThat(verifier.verify(sealed.content()).intact()).isTrue();
    }

    @Test
    void refusesASignatureInAnotherForm() throws Exception {
        DssSealer sealer = files.sealer();
        DataToSeal prepared = sealer.prepare(SealFiles.credential("{}"), SealFiles.NOW);

        assertThatThrownBy(() -> sealer.finish(prepared, new byte[71]))
                .isInstanceOf(CredentialInvalid.class)
                .hasMessageContainingAll("71 bytes", "64", "not DER");
    }

    @Test
    void refusesWhatIsNotJsonInUtf8() throws Exception {
        DssSealer sealer = files.sealer();
        byte[] latin1 = "{\"name\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
        Credential wrong = new Credential(UUID.randomUUID(), "elm", "application/ld+json", latin1);

        assertThatThrownBy(() -> sealer.prepare(wrong, SealFiles.NOW))
                .isInstanceOf(CredentialInvalid.class)
                .hasMessageContaining("not UTF-8");
        assertThatThrownBy(() -> sealer.prepare(SealFiles.credential("<xml/>"), SealFiles.NOW))
                .isInstanceOf(CredentialInvalid.class)
                .hasMessageContaining("not a JSON object");
        assertThatThrownBy(() -> sealer.prepare(SealFiles.credential("{\"a\":\"\u0000\"}"), SealFiles.NOW))
                .isInstanceOf(CredentialInvalid.class)
                .hasMessageContainingAll("byte 6", "control character");
        assertThatThrownBy(() -> sealer.prepare(SealFiles.credential(""), SealFiles.NOW))
                .isInstanceOf(CredentialInvalid.class);
    }

    @Test
    void stopsSealingWhenTheCertificateExpires() throws Exception {
        DssSealer sealer = files.sealer();

        assertThatThrownBy(() -> sealer.prepare(
                        SealFiles.credential("{}"), sealer.validUntil().plus(Duration.ofSeconds(1))))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContainingAll("expired", "seal.p12");
    }
}
