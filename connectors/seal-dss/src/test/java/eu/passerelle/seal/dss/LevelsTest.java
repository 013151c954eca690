package eu.passerelle.seal.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.CredentialSealer;
import eu.passerelle.connectors.KeyContext;
import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.SigningKey;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.failure.RateLimited;
import eu.passerelle.connectors.failure.SigningUnavailable;
import eu.passerelle.connectors.http.HttpAuthentication.Basic;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.connectors.keys.Pkcs12KeyProvider;
import eu.passerelle.connectors.keys.Pkcs12Settings;
import eu.passerelle.model.Credential;
import eu.passerelle.seal.dss.DssSealSettings.Level;
import eu.passerelle.seal.dss.TimeStampSettings.Digest;
import eu.passerelle.simulators.BasicDoor;
import eu.passerelle.simulators.trust.AuthoritySimulator;
import eu.passerelle.simulators.trust.TimeStampSimulator;
import eu.passerelle.simulators.trust.TimeStampSimulator.Wrong;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Authorities that are away, slow, wrong or have taken a certificate back; and stamps that belong to another seal. */
class LevelsTest {

    private static final Limits HASTY = new Limits(1 << 20, Duration.ofSeconds(3), Duration.ofSeconds(3), 32);

    @TempDir
    Path directory;

    private AuthoritySimulator authority;
    private TimeStampSimulator stamps;
    private X509Certificate certificate;
    private SigningKey key;

    @BeforeEach
    void start() throws Exception {
        authority = new AuthoritySimulator(0);
        stamps = new TimeStampSimulator(0, authority);
        KeyPair keys = SealFiles.ec("secp256r1");
        certificate = authority.issueSeal(
                keys.getPublic(), Instant.now().minusSeconds(60), Instant.now().plus(Duration.ofDays(365)));
        char[] password = SealFiles.PASSWORD.value().toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, password);
        store.setKeyEntry(
                "seal", keys.getPrivate(), password, new Certificate[] {certificate, authority.certificate()});
        try (OutputStream out = Files.newOutputStream(directory.resolve("seal.p12"))) {
            store.store(out, password);
        }
        key = new Pkcs12KeyProvider()
                .open(new Pkcs12Settings("seal.p12", SealFiles.PASSWORD, null, null), context(List.of("localhost")));
    }

    @AfterEach
    void stop() {
        stamps.close();
        authority.close();
    }

    private KeyContext context(List<String> outgoing) {
        return new KeyContext("seal", directory, HASTY, new OutgoingAddresses(outgoing), Clock.systemUTC());
    }

    private CredentialSealer sealer(Level level, TimeStampSettings timestamp, String... outgoing) {
        DssSealSettings settings = new DssSealSettings(null, null, level, timestamp, null, null, null);
        return new DssSealProvider().open(settings, key, context(List.of(outgoing)));
    }

    private CredentialSealer sealer(Level level) {
        return sealer(level, new TimeStampSettings(stamps.address(), null, null), "localhost");
    }

    private static Credential seal(CredentialSealer sealer) {
        return seal(sealer, "{\"n\":1}");
    }

    private static Credential seal(CredentialSealer sealer, String content) {
        return sealer.seal(SealFiles.credential(content), Clock.systemUTC().instant());
    }

    private SealVerdict verdict(byte[] document) {
        return new SealVerifier(List.of(authority.certificate())).verify(document);
    }

    private static String text(Credential sealed) {
        return new String(sealed.content(), StandardCharsets.UTF_8);
    }

    /** The unsigned part of a seal, in which its stamps are. */
    private static String unsigned(String sealed) {
        return sealed.replaceAll("(?s).*\"etsiU\":\\[([^\\]]*)\\].*", "$1");
    }

    @ParameterizedTest
    @EnumSource(names = "B", mode = EnumSource.Mode.EXCLUDE)
    void findOutAStampOfAnotherSeal(Level level) {
        CredentialSealer sealer = sealer(level);
        String one = text(seal(sealer, "{\"n\":1}"));
        String other = text(seal(sealer, "{\"n\":2}"));

        String swapped = one.replace(unsigned(one), unsigned(other));

        assertThat(swapped).isNotEqualTo(one).contains(unsigned(other));
        assertThat(verdict(one.getBytes(StandardCharsets.UTF_8)).intact()).isTrue();
        assertThat(verdict(swapped.getBytes(StandardCharsets.UTF_8)).intact()).isFalse();
    }

    @Test
    void renewAnArchiveTimeStampBeforeItEnds() {
        CredentialSealer sealer = sealer(Level.LTA);
        byte[] sealed = seal(sealer).content();
        long before = stamps.stamps();

        byte[] renewed = sealer.renewed(sealed);

        assertThat(sealer.renews()).isTrue();
        assertThat(sealer.provenUntil(sealed))
                .contains(stamps.certificate().getNotAfter().toInstant());
        assertThat(sealer.provenUntil(renewed)).isPresent();
        assertThat(stamps.stamps()).as("one stamp more").isEqualTo(before + 1);
        assertThat(renewed.length).isGreaterThan(sealed.length);
        assertThat(verdict(renewed).intact()).isTrue();
        assertThat(verdict(renewed).trusted()).isTrue();
        assertThat(verdict(renewed).level()).isEqualTo("JAdES-BASELINE-LTA");
        String payload = new String(renewed, StandardCharsets.UTF_8);
        assertThat(payload).contains("{\\\"n\\\":1}");
    }

    @Test
    void doNotRenewWhatHasNoArchiveTimeStamp() {
        CredentialSealer sealer = sealer(Level.T);
        byte[] sealed = seal(sealer).content();

        assertThat(sealer.renews()).isFalse();
        assertThat(sealer.provenUntil(sealed)).isEmpty();
        assertThat(sealer.renewed(sealed)).isEqualTo(sealed);
    }

    @Test
    void findOutAStampThatWasTouched() {
        String sealed = text(seal(sealer(Level.T)));
        String stamp = unsigned(sealed).replace("\"", "");
        String inside = new String(Base64.getUrlDecoder().decode(stamp), StandardCharsets.UTF_8);
        String token = inside.replaceAll("(?s).*\"val\":\"([^\"]+)\".*", "$1");
        byte[] bytes = Base64.getDecoder().decode(token);
        bytes[bytes.length - 3] ^= 1;
        String touched = inside.replace(token, Base64.getEncoder().encodeToString(bytes));

        String tampered = sealed.replace(
                stamp,
                Base64.getUrlEncoder().withoutPadding().encodeToString(touched.getBytes(StandardCharsets.UTF_8)));

        assertThat(tampered).isNotEqualTo(sealed);
        assertThat(verdict(tampered.getBytes(StandardCharsets.UTF_8)).intact()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = "NOTHING", mode = EnumSource.Mode.EXCLUDE)
    void takeNoWrongStamp(Wrong wrong) {
        stamps.goWrong(wrong);

        assertThatThrownBy(() -> seal(sealer(Level.T)))
                .isInstanceOf(SigningUnavailable.class)
                .hasMessageContaining("Time-stamping authority localhost");
    }

    @Test
    void waitForATimeStampingAuthorityThatIsAway() {
        CredentialSealer sealer = sealer(Level.T);

        stamps.server().down(true);
        assertThatThrownBy(() -> seal(sealer))
                .isInstanceOf(SigningUnavailable.class)
                .hasMessageContaining("HTTP 503");
        stamps.server().down(false);

        stamps.server().hang();
        assertThatThrownBy(() -> seal(sealer))
                .isInstanceOf(SigningUnavailable.class)
                .hasMessageContaining("cannot be reached");

        stamps.server().fail(1, 429, Map.of("Retry-After", "9"));
        assertThatThrownBy(() -> seal(sealer))
                .isInstanceOfSatisfying(
                        RateLimited.class, slow -> assertThat(slow.retryAfter()).contains(Duration.ofSeconds(9)));

        assertThat(verdict(seal(sealer).content()).level()).isEqualTo("JAdES-BASELINE-T");
    }

    @Test
    void showTheirPasswordToTheTimeStampingAuthority() {
        try (TimeStampSimulator closed = new TimeStampSimulator(0, authority, new BasicDoor("hub", "geheim"))) {
            TimeStampSettings known =
                    new TimeStampSettings(closed.address(), new Basic("hub", new Secret("geheim")), Digest.SHA512);
            TimeStampSettings stranger = new TimeStampSettings(closed.address(), null, null);

            assertThat(verdict(seal(sealer(Level.T, known, "localhost")).content())
                            .level())
                    .isEqualTo("JAdES-BASELINE-T");
            assertThatThrownBy(() -> seal(sealer(Level.T, stranger, "localhost")))
                    .isInstanceOf(ConfigurationInvalid.class)
                    .hasMessageContainingAll("HTTP 401", "seal.timestamp.basic");
        }
    }

    @Test
    void callOnlyWhereTheyMay() {
        TimeStampSettings settings = new TimeStampSettings(stamps.address(), null, null);

        assertThatThrownBy(() -> seal(sealer(Level.T, settings)))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContainingAll("localhost", "outgoing");
    }

    @Test
    void takeTheListWhereTheAuthorityAnswersNoQuestions() {
        authority.withoutOcsp(true);

        SealVerdict verdict = verdict(seal(sealer(Level.LT)).content());

        assertThat(verdict.level()).isEqualTo("JAdES-BASELINE-LT");
        assertThat(verdict.problems()).isEmpty();
    }

    @Test
    void waitForAnAuthorityThatIsAway() {
        CredentialSealer sealer = sealer(Level.LT);
        authority.server().down(true);

        assertThatThrownBy(() -> seal(sealer))
                .isInstanceOf(SigningUnavailable.class)
                .hasMessageContainingAll("localhost", "HTTP 503");

        authority.server().down(false);
        assertThat(verdict(seal(sealer).content()).level()).isEqualTo("JAdES-BASELINE-LT");
    }

    @Test
    void refuseToSealWithACertificateThatWasTakenBack() {
        authority.revoke(certificate);

        assertThatThrownBy(() -> seal(sealer(Level.LT)))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContainingAll("level LT", "evoked");
    }

    @Test
    void askTheAuthoritiesOnceForManySeals() {
        CredentialSealer sealer = sealer(Level.LT);
        seal(sealer);
        int asked = authority.server().requests();

        for (int i = 0; i < 5; i++) {
            seal(sealer);
        }

        assertThat(authority.server().requests()).isEqualTo(asked);
        assertThat(stamps.stamps()).as("stamps are of one seal each").isEqualTo(6);
    }

    @Test
    void areReachedOnTwoThreadsAtOnce() throws Exception {
        CredentialSealer sealer = sealer(Level.T);
        Callable<List<Credential>> sealing = () -> {
            List<Credential> sealed = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                sealed.add(seal(sealer, "{\"n\":" + i + "}"));
            }
            return sealed;
        };

        List<Future<List<Credential>>> threads;
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            threads = pool.invokeAll(List.of(sealing, sealing));
        }

        for (Future<List<Credential>> thread : threads) {
            assertThat(thread.get()).hasSize(40);
            assertThat(verdict(thread.get().getLast().content()).intact()).isTrue();
        }
    }
}
