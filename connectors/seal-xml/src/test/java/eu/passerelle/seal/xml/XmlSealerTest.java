package eu.passerelle.seal.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.failure.CredentialInvalid;
import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.credentials.elmo.ElmoRenderer;
import eu.passerelle.model.Credential;
import eu.passerelle.seal.xml.XmlSealVerdict.Result;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlSealerTest {

    private static final Credential TRANSCRIPT = new ElmoRenderer().render(Achievements.full());

    private static final ThrowAwayKey RSA = ThrowAwayKey.of("RS256");

    private static Credential sealed(ThrowAwayKey key) {
        return new XmlSealer(key, Achievements.HUB).seal(TRANSCRIPT, Instant.now());
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "RS512", "ES384"})
    void isIntactForTheJdksOwnXmlSignatures(String algorithm) {
        ThrowAwayKey key = ThrowAwayKey.of(algorithm);

        XmlSealVerdict verdict = XmlSealVerifier.verify(sealed(key).content());

        assertThat(verdict.result()).isEqualTo(Result.INTACT);
        assertThat(verdict.certificates()).isEqualTo(key.chain());
    }

    @Test
    void leavesTheDocumentAsItWas() {
        String sealed = new String(sealed(RSA).content(), StandardCharsets.UTF_8);

        assertThat(sealed.replaceAll("(?s)<Signature.*</Signature>", ""))
                .isEqualTo(new String(TRANSCRIPT.content(), StandardCharsets.UTF_8));
        assertThat(sealed).endsWith("</Signature></elmo>").contains("Μαρία Παπαδοπούλου");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            Data Ethics,                       Data ethics,      BROKEN
            <value>3</value>,                  <value>5</value>, BROKEN
            '<SignatureValue>',                '<SignatureValue>AAAA', BROKEN
            'URI=""',                          'URI="#x"',       NOT_ACCEPTED
            'xmldsig#enveloped-signature',     'xmldsig#base64', NOT_ACCEPTED
            '</Signature>',                    '</Signature><report/>', UNSIGNED
            '<elmo ',                          '<!DOCTYPE elmo><elmo ', UNREADABLE
            '</elmo>',                         '',               UNREADABLE
            """)
    void isNotIntactOnceTouched(String from, String to, Result result) {
        String sealed = new String(sealed(RSA).content(), StandardCharsets.UTF_8);
        assertThat(sealed).contains(from);

        byte[] touched = sealed.replaceFirst(
                        java.util.regex.Pattern.quote(from),
                        java.util.regex.Matcher.quoteReplacement(to == null ? "" : to))
                .getBytes(StandardCharsets.UTF_8);

        assertThat(XmlSealVerifier.verify(touched).result()).isEqualTo(result);
    }

    @Test
    void knowsADocumentWithoutASeal() {
        assertThat(XmlSealVerifier.verify(TRANSCRIPT.content()).result()).isEqualTo(Result.UNSIGNED);
    }

    /** A wire that was recorded in 2014 and signed with SHA-1, which nobody may accept any more. */
    @Test
    void doesNotAcceptWhatIsSignedWithAWeakDigest() {
        String sealed = new String(sealed(RSA).content(), StandardCharsets.UTF_8)
                .replace("http://www.w3.org/2001/04/xmlenc#sha256", "http://www.w3.org/2000/09/xmldsig#sha1");

        assertThat(XmlSealVerifier.verify(sealed.getBytes(StandardCharsets.UTF_8))
                        .result())
                .isIn(Result.NOT_ACCEPTED, Result.BROKEN);
    }

    @Test
    void needsACertificateAndAnAlgorithmThatReadersKnow() {
        ThrowAwayKey key = RSA;

        assertThatThrownBy(() -> new XmlSealer(
                        new ThrowAwayKey("RS256", key.publicKey(), key.privateKey(), List.of()), Achievements.HUB))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("certificate");
        assertThatThrownBy(() -> new XmlSealer(
                        new ThrowAwayKey("EdDSA", key.publicKey(), key.privateKey(), key.chain()), Achievements.HUB))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("EdDSA");
    }

    @Test
    void sealsNothingOutsideItsCertificatesValidityAndNothingThatIsNoElmo() {
        XmlSealer sealer = new XmlSealer(RSA, Achievements.HUB);

        assertThatThrownBy(() -> sealer.seal(TRANSCRIPT, sealer.validUntil().plus(1, ChronoUnit.DAYS)))
                .isInstanceOf(ConfigurationInvalid.class);
        assertThatThrownBy(() -> sealer.seal(
                        new Credential(
                                TRANSCRIPT.id(), "elmo", "application/xml", "<elmo>".getBytes(StandardCharsets.UTF_8)),
                        Instant.now()))
                .isInstanceOf(CredentialInvalid.class);
        assertThatThrownBy(() -> sealer.seal(
                        new Credential(
                                TRANSCRIPT.id(), "elmo", "application/xml", "</elmo>".getBytes(StandardCharsets.UTF_8)),
                        Instant.now()))
                .isInstanceOf(CredentialInvalid.class);
    }
}
