package eu.passerelle.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.CredentialSealer;
import eu.passerelle.connectors.failure.CredentialInvalid;
import eu.passerelle.connectors.failure.HubException.Responsible;
import eu.passerelle.credentials.Binding;
import eu.passerelle.credentials.HolderKey;
import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.dashboard.SecondOpinions.Counts;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.Credential;
import eu.passerelle.model.Organisation;
import eu.passerelle.routes.config.Configuration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a second implementation reads before it is delivered, with real keys in every format. */
@Tag("slow")
class SecondOpinionTest {

    private static final Map<String, Object> JWK = Map.of(
            "kty", "EC",
            "crv", "P-256",
            "x", "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
            "y", "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM");
    private static final Binding BOUND = new Binding(new HolderKey(JWK, "did:key:z2dmzD"), List.of());

    @TempDir
    private Path home;

    private SigningKeys keys;
    private Formats formats;
    private final List<String> objected = new ArrayList<>();
    private final List<Object> state = new ArrayList<>(List.of("template 1"));

    @BeforeEach
    void issue() throws IOException {
        Files.createDirectories(home.resolve("universities"));
        Files.writeString(home.resolve("secret"), "correct horse");
        Files.writeString(home.resolve("hub.yaml"), """
                instance: test
                web: {address: "https://hub.example"}
                seal: {protocol: dss, keystore: seal.p12, password: "${file:secret}", demo: true}
                keys:
                  jwt: {protocol: pkcs12, keystore: jwt.p12, password: "${file:secret}", demo: true}
                  proof: {protocol: pkcs12, keystore: proof.p12, password: "${file:secret}", demo: true}
                """);
        Configuration configuration = Configuration.load(home, Map.of());
        Connections connections = new Connecting(configuration, Clock.systemUTC()).drafts();
        keys = new SigningKeys(configuration, Clock.systemUTC());
        formats = new FormatBeans()
                .formats(
                        configuration,
                        keys,
                        connections,
                        new CertificateBeans().templateFiles(configuration, connections));
    }

    private SecondOpinion opinion(int every) {
        return new SecondOpinion(
                every,
                format -> keys.find(
                        switch (format) {
                            case "elm" -> SigningKeys.SEAL;
                            case "openbadge", "clr" -> SigningKeys.PROOF;
                            default -> SigningKeys.JWT;
                        }),
                university -> List.copyOf(state),
                (university, format) -> objected.add(university + " " + format),
                (format, nanoseconds) -> {},
                Clock.systemUTC());
    }

    private Credential written(String format) {
        Formats.Format known = formats.find(format).orElseThrow();
        Achievement achievement =
                Achievements.withIssuer(Achievements.full(), known.sealer().issuer());
        return known.renderer().render(achievement, BOUND);
    }

    private Credential seal(SecondOpinion opinion, String format) {
        return opinion.seal("tampere", formats.find(format).orElseThrow().sealer(), written(format), Instant.now());
    }

    @ParameterizedTest
    @ValueSource(strings = {"elm", "dc+sd-jwt", "openbadge", "openbadge-jwt", "clr", "elmo"})
    void agreesWithWhatTheHubSeals(String format) {
        SecondOpinion opinion = opinion(0);

        Credential sealed = seal(opinion, format);

        assertThat(sealed.content()).isNotEmpty();
        assertThat(opinion.counts()).isEqualTo(new Counts(1, 1, 0));
    }

    /** A sealer that went wrong: it sealed something else, or broke what it sealed. */
    @ParameterizedTest
    @ValueSource(strings = {"elm", "dc+sd-jwt", "openbadge", "openbadge-jwt", "clr", "elmo"})
    void keepsBackWhatWasSealedWrongly(String format) {
        SecondOpinion opinion = opinion(0);
        CredentialSealer right = formats.find(format).orElseThrow().sealer();
        CredentialSealer broken = new Wrong(right, SecondOpinionTest::flipped);

        assertThatThrownBy(() -> opinion.seal("tampere", broken, written(format), Instant.now()))
                .isInstanceOf(CredentialInvalid.class)
                .hasMessageContaining("tampere")
                .hasMessageContaining("not delivered")
                .satisfies(
                        e -> assertThat(((CredentialInvalid) e).responsible()).isEqualTo(Responsible.HUB));
        assertThat(opinion.counts()).isEqualTo(new Counts(1, 1, 1));
        assertThat(objected).containsExactly("tampere " + format);
    }

    @Test
    void keepsBackWhatIsSealedButNotWhatWasWritten() {
        SecondOpinion opinion = opinion(0);
        CredentialSealer right = formats.europass().sealer();
        byte[] content = "{\"id\":\"urn:other\"}".getBytes(StandardCharsets.UTF_8);
        CredentialSealer other = new Wrong(
                right,
                document -> right.seal(
                                new Credential(document.id(), "elm", "application/ld+json", content), Instant.now())
                        .content());

        assertThatThrownBy(() -> opinion.seal("tampere", other, written("elm"), Instant.now()))
                .hasMessageContaining("not what was written");
    }

    @Test
    void readsTheFirstAfterEachChangeAndASample() {
        SecondOpinion opinion = opinion(4);

        seal(opinion, "dc+sd-jwt");
        seal(opinion, "dc+sd-jwt");
        seal(opinion, "dc+sd-jwt");
        assertThat(opinion.counts()).isEqualTo(new Counts(3, 1, 0));
        seal(opinion, "dc+sd-jwt");
        assertThat(opinion.counts()).as("one in four").isEqualTo(new Counts(4, 2, 0));

        state.set(0, "template 2");
        seal(opinion, "dc+sd-jwt");
        seal(opinion, "dc+sd-jwt");

        assertThat(opinion.counts()).as("a new template").isEqualTo(new Counts(6, 3, 0));
    }

    @Test
    void asksAgainUntilTheReaderAgrees() {
        SecondOpinion opinion = opinion(0);
        CredentialSealer right = formats.find("dc+sd-jwt").orElseThrow().sealer();
        CredentialSealer broken = new Wrong(right, SecondOpinionTest::flipped);

        assertThatThrownBy(() -> opinion.seal("tampere", broken, written("dc+sd-jwt"), Instant.now()))
                .isInstanceOf(CredentialInvalid.class);
        seal(opinion, "dc+sd-jwt");
        seal(opinion, "dc+sd-jwt");

        assertThat(opinion.counts()).isEqualTo(new Counts(3, 2, 1));
    }

    /** Printed for the record: what one reading costs, in the same run as what one sealing costs. */
    @ParameterizedTest
    @Tag("full")
    @ValueSource(strings = {"elm", "dc+sd-jwt", "openbadge", "openbadge-jwt", "elmo"})
    void costsAFewMilliseconds(String format) {
        SecondOpinion always = opinion(1);
        SecondOpinion never = opinion(0);
        Credential written = written(format);
        CredentialSealer sealer = formats.find(format).orElseThrow().sealer();
        for (int i = 0; i < 15; i++) {
            always.seal("tampere", sealer, written, Instant.now());
            never.seal("tampere", sealer, written, Instant.now());
        }

        Duration with = time(() -> always.seal("tampere", sealer, written, Instant.now()));
        Duration without = time(() -> never.seal("tampere", sealer, written, Instant.now()));

        org.slf4j.LoggerFactory.getLogger(SecondOpinionTest.class)
                .info(
                        "{}: sealing {} us, with the second reading {} us",
                        format,
                        without.toNanos() / 1000,
                        with.toNanos() / 1000);
        assertThat(with).isLessThan(Duration.ofSeconds(2));
    }

    private static Duration time(Runnable work) {
        long start = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            work.run();
        }
        return Duration.ofNanos((System.nanoTime() - start) / 20);
    }

    /** One letter in the middle is another. */
    private static byte[] flipped(Credential sealed) {
        byte[] content = sealed.content().clone();
        int place = content.length / 3;
        while (!Character.isLetter(content[place])) {
            place++;
        }
        content[place] = (byte) (content[place] == 'A' ? 'B' : 'A');
        return content;
    }

    private interface Damage {
        byte[] of(Credential sealed);
    }

    private record Wrong(CredentialSealer right, Damage damage) implements CredentialSealer {

        @Override
        public Organisation issuer() {
            return right.issuer();
        }

        @Override
        public Instant validUntil() {
            return right.validUntil();
        }

        @Override
        public DataToSeal prepare(Credential credential, Instant at) {
            return right.prepare(credential, at);
        }

        @Override
        public byte[] sign(DataToSeal data) {
            return right.sign(data);
        }

        @Override
        public Credential finish(DataToSeal data, byte[] signature) {
            Credential sealed = right.finish(data, signature);
            return new Credential(sealed.id(), sealed.format(), sealed.mediaType(), damage.of(sealed));
        }
    }
}
