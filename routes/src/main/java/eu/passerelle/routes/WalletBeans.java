package eu.passerelle.routes;

import eu.passerelle.connectors.SigningKey;
import eu.passerelle.journal.DeliveryStore;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.KeptAchievements;
import eu.passerelle.journal.PayloadCipher;
import eu.passerelle.journal.PublicKeys;
import eu.passerelle.journal.WalletAuthorizations;
import eu.passerelle.journal.WalletCleanup;
import eu.passerelle.portal.PublicAddress;
import eu.passerelle.portal.claim.WalletLogin;
import eu.passerelle.portal.issuers.IssuerKeys;
import eu.passerelle.portal.issuers.PublishedIssuer;
import eu.passerelle.portal.issuers.PublishedIssuers;
import eu.passerelle.portal.issuers.PublishedKey;
import eu.passerelle.portal.status.CopyStatuses;
import eu.passerelle.portal.wallets.AttestationTrust;
import eu.passerelle.portal.wallets.AuthorizationDesk;
import eu.passerelle.portal.wallets.Claims;
import eu.passerelle.portal.wallets.ClientAttestations;
import eu.passerelle.portal.wallets.CredentialDesk;
import eu.passerelle.portal.wallets.IssuerDesk;
import eu.passerelle.portal.wallets.SilentWallets;
import eu.passerelle.portal.wallets.WalletIssuer;
import eu.passerelle.portal.wallets.WalletIssuers;
import eu.passerelle.portal.wallets.WalletLimits;
import eu.passerelle.portal.wallets.WalletStores;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.routes.config.WalletSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;

/** Issuing to wallets by OpenID4VCI, and what verifiers may know of the issuers. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class WalletBeans {

    @Bean
    PublicAddress publicAddress(Configuration configuration) {
        return new PublicAddress(configuration.hub().web().address());
    }

    @Bean
    WalletLimits walletLimits() {
        return WalletLimits.STANDARD;
    }

    @Bean
    WalletStores walletStores(JournalDatabase database, PayloadCipher cipher, Clock clock) {
        return WalletStores.of(database, cipher, clock);
    }

    /** Universities that run here, with every format that wallets take and there is a key for. */
    @Bean
    WalletIssuers walletIssuers(Connections connections, Formats formats, IssuerKeys keys) {
        UniversityWallets wallets = new UniversityWallets(formats);
        return id -> connections
                .known(id)
                .flatMap(university -> Optional.of(wallets.configurations(university))
                        .filter(configurations -> !configurations.isEmpty())
                        .map(configurations ->
                                new WalletIssuer(university.university(), configurations, first(keys.now()))));
    }

    /** Wallets believe signed metadata by its certificates only. */
    private static @Nullable SigningKey first(List<SigningKey> keys) {
        return keys.stream()
                .limit(1)
                .filter(key -> !key.chain().isEmpty())
                .findFirst()
                .orElse(null);
    }

    /** What is signed for wallets is signed with these. */
    @Bean
    IssuerKeys issuerKeys(SigningKeys keys) {
        return () -> Stream.of(SigningKeys.JWT, SigningKeys.PROOF)
                .flatMap(use -> keys.find(use).stream())
                .toList();
    }

    /** Keys that sign now, and those that signed what is still about. */
    private static List<PublishedKey> published(IssuerKeys now, PublicKeys known) {
        return Stream.concat(
                        now.now().stream().map(PublishedKey::of),
                        Stream.of(SigningKeys.JWT, SigningKeys.PROOF)
                                .flatMap(use -> known.of(use).stream())
                                .map(key -> new PublishedKey(key.key(), key.algorithm())))
                .distinct()
                .toList();
    }

    @Bean
    PublishedIssuers publishedIssuers(Connections connections, IssuerKeys keys, PublicKeys known) {
        return id -> connections
                .known(id)
                .map(university -> new PublishedIssuer(
                        university.university(), published(keys, known), types(university.formats())));
    }

    private static Map<String, byte[]> types(UniversityFormats formats) {
        return formats.types().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, type -> type.getValue().metadata().getBytes(StandardCharsets.UTF_8)));
    }

    @Bean
    IssuerDesk issuerDesk(PublicAddress hub, WalletIssuers issuers, WalletStores stores, Clock clock) {
        return new IssuerDesk(hub, issuers, stores, clock);
    }

    /** Whose word on wallets is taken. */
    private static @Nullable AttestationTrust trust(Configuration configuration, Clock clock) {
        WalletSettings.Attestation attestation = configuration.hub().wallets().attestation();
        if (attestation == null) {
            return null;
        }
        Path file = configuration.home().resolve(attestation.trust());
        List<X509Certificate> anchors = PemCertificates.read(file, "hub.yaml: 'wallets.attestation.trust': ");
        return new AttestationTrust(anchors, clock);
    }

    /** The authorisation code flow is there for wallets that are named; their learners log in at the learner's page. */
    @Bean
    AuthorizationDesk authorizationDesk(
            Configuration configuration,
            JournalDatabase database,
            WalletStores stores,
            IssuerDesk issuers,
            Clock clock) {
        WalletSettings wallets = configuration.hub().wallets();
        WalletSettings.Attestation attestation = wallets.attestation();
        AttestationTrust trust = trust(configuration, clock);
        return new AuthorizationDesk(
                new WalletAuthorizations(database, clock),
                wallets::knows,
                wallets.clients().isEmpty()
                        ? null
                        : new WalletLogin(
                                new PublicAddress(configuration.hub().web().address())),
                issuers,
                trust == null || attestation == null
                        ? null
                        : new ClientAttestations(trust, attestation.required(), stores.nonces()));
    }

    @Bean
    CredentialDesk credentialDesk(
            Configuration configuration,
            KeptAchievements achievements,
            WalletStores stores,
            CopyStatuses statuses,
            Clock clock) {
        return new CredentialDesk(
                achievements::standing,
                (achievement, format, copies) -> statuses.ofCopies(
                        achievement.university().id(),
                        achievement.credentialId(),
                        format.making().renderer().format(),
                        copies),
                stores,
                trust(configuration, clock),
                clock);
    }

    @Bean
    KeptAchievements keptAchievements(JournalDatabase database, PayloadCipher cipher) {
        return new KeptAchievements(database, cipher);
    }

    @Bean
    Claims claims(JournalDatabase database, PayloadCipher cipher) {
        return new DeliveryStore(database, cipher)::taken;
    }

    @Bean
    RoutesBuilder walletRoutes(JournalDatabase database, WalletStores stores, Claims claims, Clock clock) {
        SilentWallets silent = new SilentWallets(stores.copies(), new WalletCleanup(database, clock), claims, clock);
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("timer:wallets?period=60000&synchronous=true")
                        .routeId("wallets")
                        .bean(silent, "sweep");
            }
        };
    }
}
