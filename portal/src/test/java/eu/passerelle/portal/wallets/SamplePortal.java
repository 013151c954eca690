package eu.passerelle.portal.wallets;

import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.database.EmbeddedDatabase;
import eu.passerelle.journal.DeliveryOutcome;
import eu.passerelle.journal.DeliveryStore;
import eu.passerelle.journal.IssueOutcome;
import eu.passerelle.journal.IssueStore;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.KeptAchievements;
import eu.passerelle.journal.PageStore;
import eu.passerelle.journal.PayloadCipher;
import eu.passerelle.journal.Pulled;
import eu.passerelle.journal.SyncRun;
import eu.passerelle.journal.SyncRuns;
import eu.passerelle.journal.WalletAuthorizations;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Credential;
import eu.passerelle.model.University;
import eu.passerelle.portal.PublicAddress;
import eu.passerelle.portal.issuers.PublishedIssuer;
import eu.passerelle.portal.issuers.PublishedIssuers;
import eu.passerelle.portal.issuers.PublishedKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** The portal alone, by TLS, over a real journal with one university; started once for all tests. */
@SpringBootApplication(
        scanBasePackages = {"eu.passerelle.portal.wallets", "eu.passerelle.portal.issuers", "eu.passerelle.portal.claim"
        })
public class SamplePortal {

    public static final String UNIVERSITY = "tampere";
    static final String OTHER = "twente";
    public static final String TARGET = "wallet";
    static final String REDIRECT = "eudi-wallet:authorize";
    /** Where learners would log in. */
    private static final URI HUB_LOGIN = URI.create("https://login.example/");

    public static final TestCertificates TLS = TestCertificates.make("localhost");
    static final TestCertificates PROVIDER = TestCertificates.make("Wallet Provider");
    static final TestKey KEY = new TestKey(TestCertificates.make("Passerelle Example Seal"));
    public static final PublicAddress HUB = new PublicAddress(URI.create("https://localhost:" + freePort()));

    private static final EmbeddedDatabase SERVER = EmbeddedDatabase.start(
            Path.of("target", "portal-test-" + ProcessHandle.current().pid()), false);
    public static final JournalDatabase DATABASE = new JournalDatabase(SERVER.url(), SERVER.user(), "");
    public static final PayloadCipher CIPHER = new PayloadCipher(new byte[32]);
    static final WalletStores STORES = WalletStores.of(DATABASE, CIPHER, Clock.systemUTC());
    private static final SampleFormats FORMATS = new SampleFormats(HUB, KEY);

    /** Tests play the login and approve here. */
    static final AuthorizationDesk AUTHORIZATIONS;

    static {
        ConfigurableApplicationContext context = SpringApplication.run(
                SamplePortal.class,
                "--server.port=" + HUB.hub().getPort(),
                "--server.address=localhost",
                "--server.ssl.key-store=" + TLS.file(),
                "--server.ssl.key-store-password=" + TestCertificates.PASSWORD,
                "--spring.main.banner-mode=off",
                "--logging.level.root=WARN");
        AUTHORIZATIONS = context.getBean(AuthorizationDesk.class);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new credential that stands and whose delivery waits for its learner. */
    public static UUID offered() {
        return offered(achievement -> achievement);
    }

    /** The same of another achievement than the full one. */
    public static UUID offered(UnaryOperator<Achievement> change) {
        return offered(change, new byte[] {1});
    }

    /** @param content that was sealed for Europass */
    public static UUID offered(UnaryOperator<Achievement> change, byte[] content) {
        SyncRuns runs = new SyncRuns(DATABASE, "test");
        SyncRun run = runs.start(UNIVERSITY, SyncRun.Trigger.MANUAL, null).orElseThrow();
        String key = UUID.randomUUID().toString();
        Achievement full =
                Achievements.withCompletion(change.apply(Achievements.full()), completion -> keyed(completion, key));
        new PageStore(DATABASE, CIPHER)
                .store(
                        run,
                        new Pulled(
                                List.of(new Pulled.Result(
                                        full.completion(),
                                        key,
                                        new Pulled.Raw("text/plain", key.getBytes(StandardCharsets.UTF_8)))),
                                List.of(),
                                List.of(),
                                key,
                                true,
                                Set.of(key),
                                0));
        runs.end(run, 0.5);
        UUID transfer = transfer(key);
        Credential sealed = new Credential(transfer, "elm", "application/json", content);
        new IssueStore(DATABASE, CIPHER)
                .store(List.of(new IssueOutcome.Issued(
                        transfer,
                        List.of("rule"),
                        List.of(sealed),
                        named(full, transfer),
                        Instant.EPOCH,
                        Map.of(TARGET, "elm"))));
        new DeliveryStore(DATABASE, CIPHER).store(TARGET, List.of(new DeliveryOutcome.Offered(transfer, "told")));
        return transfer;
    }

    private static Achievement named(Achievement from, UUID transfer) {
        return new Achievement(
                transfer,
                from.version(),
                from.university(),
                from.issuer(),
                from.completion(),
                from.opportunity(),
                from.issuedAt(),
                from.validUntil());
    }

    private static UUID transfer(String key) {
        return DATABASE.jdbc()
                .query(
                        "select id from transfer where source_key = ?",
                        (row, number) -> row.getObject(1, UUID.class),
                        key)
                .getFirst();
    }

    private static Completion keyed(Completion completion, String key) {
        return new Completion(
                new CompletionKey(UNIVERSITY, key),
                completion.learner(),
                completion.opportunityCode(),
                completion.title(),
                completion.state(),
                completion.grade(),
                completion.credits(),
                completion.completedOn(),
                completion.awardingBody(),
                completion.language(),
                null,
                null);
    }

    /** {@code OFFERED} until the wallet has it. */
    public static String delivery(UUID transfer) {
        return DATABASE.jdbc()
                .query("select state from delivery where transfer = ?", (row, number) -> row.getString(1), transfer)
                .getFirst();
    }

    static IssuerAddress address() {
        return new IssuerAddress(HUB, UNIVERSITY);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    PublicAddress publicAddress() {
        return HUB;
    }

    @Bean
    WalletLimits walletLimits() {
        return new WalletLimits(100_000, 100_000);
    }

    @Bean
    WalletStores walletStores() {
        return STORES;
    }

    @Bean
    WalletIssuers walletIssuers() {
        return university -> university(university).map(found -> new WalletIssuer(found, FORMATS.all(), KEY));
    }

    private static Optional<University> university(String id) {
        return List.of(UNIVERSITY, OTHER).contains(id)
                ? Optional.of(new University(
                        id,
                        Achievements.TAMPERE,
                        Achievements.TAMPERE_UNIVERSITY.languages(),
                        Achievements.TAMPERE_UNIVERSITY.zone()))
                : Optional.empty();
    }

    @Bean
    PublishedIssuers publishedIssuers() {
        return university -> university(university)
                .map(found -> new PublishedIssuer(
                        found,
                        List.of(PublishedKey.of(KEY)),
                        Map.of(SampleFormats.SD_JWT, FORMATS.type().metadata().getBytes(StandardCharsets.UTF_8))));
    }

    @Bean
    IssuerDesk issuerDesk(WalletIssuers issuers) {
        return new IssuerDesk(HUB, issuers, STORES, Clock.systemUTC());
    }

    /** One wallet is known. */
    @Bean
    AuthorizationDesk authorizationDesk(IssuerDesk issuers) {
        return new AuthorizationDesk(
                new WalletAuthorizations(DATABASE, Clock.systemUTC()),
                (client, redirectUri) -> client.equals("wallet") && redirectUri.equals(REDIRECT),
                (transfer, authorization) -> HUB_LOGIN.resolve("?" + authorization),
                issuers,
                new ClientAttestations(trust(), false, STORES.nonces()));
    }

    /** Whoever attests wallets in tests. */
    private static AttestationTrust trust() {
        try {
            return new AttestationTrust(List.of(PROVIDER.certificate()), Clock.systemUTC());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Bean
    CredentialDesk credentialDesk() {
        return new CredentialDesk(
                new KeptAchievements(DATABASE, CIPHER)::standing,
                StatusPlaces.NONE,
                STORES,
                trust(),
                Clock.systemUTC());
    }

    @Bean
    Claims claims() {
        return new DeliveryStore(DATABASE, CIPHER)::taken;
    }
}
