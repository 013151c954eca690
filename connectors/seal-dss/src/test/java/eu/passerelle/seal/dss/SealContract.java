package eu.passerelle.seal.dss;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.KeyContext;
import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.SigningKey;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.model.Credential;
import eu.passerelle.seal.dss.DssSealSettings.Level;
import eu.passerelle.simulators.trust.AuthoritySimulator;
import eu.passerelle.simulators.trust.TimeStampSimulator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a seal is, wherever its key lives: the level that was asked for, by DSS as judge, and no longer when touched. */
abstract class SealContract {

    @TempDir
    Path directory;

    AuthoritySimulator authority;
    TimeStampSimulator stamps;

    @BeforeEach
    void startAuthorities() {
        authority = new AuthoritySimulator(0);
        stamps = new TimeStampSimulator(0, authority);
    }

    @AfterEach
    void stopAuthorities() {
        stamps.close();
        authority.close();
    }

    /** A key of this kind with a certificate of the authority. */
    abstract SigningKey key(String kind) throws Exception;

    KeyContext context() {
        return new KeyContext(
                "seal", directory, Limits.DEFAULT, new OutgoingAddresses(List.of("localhost")), Clock.systemUTC());
    }

    DssSealSettings settings(Level level) {
        return new DssSealSettings(
                null, null, level, new TimeStampSettings(stamps.address(), null, null), null, null, null);
    }

    Credential sealed(SigningKey key, Level level) {
        return new DssSealProvider()
                .open(settings(level), key, context())
                .seal(
                        SealFiles.credential("{\"title\":\"Ανάλυση \\\"Zażółć\\\"\",\"n\":1}"),
                        Clock.systemUTC().instant());
    }

    SealVerdict verdict(byte[] document) {
        return new SealVerifier(List.of(authority.certificate())).verify(document);
    }

    @ParameterizedTest
    @EnumSource
    void validatesInDssAsTheLevelAskedFor(Level level) throws Exception {
        Credential sealed = sealed(key("secp256r1"), level);

        SealVerdict verdict = verdict(sealed.content());
        assertThat(verdict.level()).isEqualTo("JAdES-BASELINE-" + level);
        assertThat(verdict.intact()).isTrue();
        assertThat(verdict.trusted()).isTrue();
        assertThat(verdict.stampedAt().isPresent()).isEqualTo(level != Level.B);
        if (level == Level.LT || level == Level.LTA) {
            assertThat(verdict.problems())
                    .as("all that a judgement needs is in it")
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void isFoundOutWhenTheContentWasTouched(Level level) throws Exception {
        String sealed = new String(sealed(key("secp256r1"), level).content(), StandardCharsets.UTF_8);

        String tampered = sealed.replace("\\\"n\\\":1", "\\\"n\\\":2");

        assertThat(tampered).isNotEqualTo(sealed);
        assertThat(verdict(tampered.getBytes(StandardCharsets.UTF_8)).intact()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"secp384r1, ES384", "secp521r1, ES512", "RSA2048, RS256"})
    void isMadeWithEveryKindOfKey(String kind, String algorithm) throws Exception {
        SigningKey key = key(kind);

        SealVerdict verdict = verdict(sealed(key, Level.T).content());

        assertThat(key.algorithm()).isEqualTo(algorithm);
        assertThat(verdict.intact()).isTrue();
        assertThat(verdict.level()).isEqualTo("JAdES-BASELINE-T");
    }
}
