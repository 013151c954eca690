package eu.passerelle.portal.claim;

import eu.passerelle.connectors.Delivery;
import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.Recipient;
import eu.passerelle.connectors.TargetContext;
import eu.passerelle.connectors.failure.TargetRefused;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.connectors.mail.MailAccount;
import eu.passerelle.credentials.certificate.CertificateTemplates;
import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.Credential;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.PersonName;
import eu.passerelle.portal.verify.VerifyDesk;
import eu.passerelle.portal.wallets.AuthorizationDesk;
import eu.passerelle.portal.wallets.Claims;
import eu.passerelle.portal.wallets.IssuerDesk;
import eu.passerelle.portal.wallets.SamplePortal;
import eu.passerelle.portal.wallets.WalletIssuers;
import eu.passerelle.portal.wallets.WalletStores;
import eu.passerelle.simulators.mail.MailSimulator;
import eu.passerelle.verify.Policy;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The learner's page in the portal of the tests, with a mail server that keeps what it is sent. */
@Configuration
class SampleClaims {

    static final MailSimulator MAIL = new MailSimulator(0);
    static final MovableClock CLOCK = new MovableClock();
    /** From here on the portal has started, with beans of its own that keep in the same journal. */
    static final JournalDatabase DATABASE = SamplePortal.DATABASE;

    static final ClaimStores STORES = ClaimStores.of(DATABASE, SamplePortal.CIPHER, CLOCK);
    static final ClaimSending SENDING = sending(STORES);
    static final ClaimTargets TARGETS = () -> Map.of(SamplePortal.TARGET, target());
    /** The only Europass account that there is. */
    static final String EUROPASS_ACCOUNT = "maria@europass.example";

    private static final Pattern LINK = Pattern.compile("https://\\S+/public/claim/open/[A-Za-z0-9_-]+");
    private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

    private static ClaimSending sending(ClaimStores stores) {
        return new ClaimSending(
                stores.links(), stores.door(), stores.achievements(), new ClaimMail(SamplePortal.HUB), CLOCK);
    }

    static TargetContext<ClaimSettings> target() {
        MailAccount account = new MailAccount(
                MAIL.host(), MAIL.port(), MailAccount.Security.NONE, null, null, "Hub <hub@kuu.example>", null);
        return new TargetContext<>(
                SamplePortal.TARGET,
                new ClaimSettings(account, 30, 7, "studies@kuu.example"),
                Limits.DEFAULT,
                new OutgoingAddresses(List.of("localhost")),
                CLOCK);
    }

    /** A new learner, each with an address of their own. */
    static Achievement learner(Achievement from, @Nullable LocalDate born) {
        return Achievements.withLearner(
                from,
                new Learner(
                        List.of(PersonName.of("Μαρία", "Παπαδοπούλου")),
                        born,
                        List.of(new LearnerIdentifier(
                                LearnerIdentifier.Kind.EMAIL,
                                "maria." + UUID.randomUUID().toString().substring(0, 8) + "@example.org",
                                null))));
    }

    /** A credential that waits for a learner who was just told. */
    static UUID told(@Nullable LocalDate born) {
        return told(born, new byte[] {1});
    }

    /** @param sealed what was sealed */
    static UUID told(@Nullable LocalDate born, byte[] sealed) {
        UUID transfer = SamplePortal.offered(from -> learner(from, born), sealed);
        new ClaimTarget(SENDING).deliver(target(), delivery(transfer));
        return transfer;
    }

    static Delivery delivery(UUID transfer) {
        Achievement achievement = STORES.achievements().standing(transfer).orElseThrow();
        return new Delivery(
                transfer.toString(),
                new Credential(transfer, "elm", "application/jose+json", new byte[] {1}),
                new Recipient(null, address(transfer), "en"),
                achievement.university(),
                achievement.completion());
    }

    private static String address(UUID transfer) {
        return STORES.achievements()
                .standing(transfer)
                .flatMap(each -> each.completion().learner().identifier(LearnerIdentifier.Kind.EMAIL))
                .orElseThrow();
    }

    /** What this learner was sent, oldest first. */
    static List<MimeMessage> mail(UUID transfer) {
        String address = address(transfer);
        return MAIL.messages().stream()
                .filter(message -> to(message).contains(address))
                .toList();
    }

    private static String to(MimeMessage message) {
        try {
            return message.getHeader("To", ",");
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    static String text(MimeMessage message) {
        try {
            return String.valueOf(message.getContent());
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The link of the newest message that has one. */
    static URI link(UUID transfer) {
        return mail(transfer).reversed().stream()
                .map(message -> LINK.matcher(text(message)))
                .filter(Matcher::find)
                .map(found -> URI.create(found.group()))
                .findFirst()
                .orElseThrow();
    }

    /** The code of the newest message. */
    static String code(UUID transfer) {
        Matcher code = CODE.matcher(text(mail(transfer).getLast()));
        if (!code.find()) {
            throw new AssertionError("no code in the newest message");
        }
        return code.group();
    }

    @Bean
    ClaimStores claimStores() {
        return ClaimStores.of(SamplePortal.DATABASE, SamplePortal.CIPHER, CLOCK);
    }

    @Bean
    ClaimTools claimTools(
            ClaimStores kept,
            Claims claims,
            WalletIssuers issuers,
            IssuerDesk desk,
            WalletStores stores,
            AuthorizationDesk authorizations) {
        return new ClaimTools(
                SamplePortal.HUB,
                new ClaimTools.Telling(() -> Map.of(SamplePortal.TARGET, target()), sending(kept)),
                new ClaimTools.Taking(
                        claims, new ClaimTools.Wallets(issuers, desk, stores, authorizations), new OneAccount()),
                CertificateTemplates.standard(),
                CLOCK);
    }

    /** Trusts nobody and asks nobody: what is genuine here is not trusted, and what is broken is broken. */
    @Bean
    VerifyDesk verifyDesk() {
        return new VerifyDesk(() -> Policy.alone(Clock.systemUTC()));
    }

    /** Europass with one account. */
    private static final class OneAccount implements EuropassWallet {

        @Override
        public boolean isThere() {
            return true;
        }

        @Override
        public String send(Achievement achievement, Credential sealed, String address) {
            if (address.equals(EUROPASS_ACCOUNT)) {
                return achievement.credentialId().toString();
            }
            throw new TargetRefused("europass: HTTP 404: no such account.");
        }
    }

    /** Stands still relative to the real one, and can be moved. */
    static final class MovableClock extends Clock {

        private volatile java.time.Duration ahead = java.time.Duration.ZERO;

        void ahead(java.time.Duration by) {
            ahead = by;
        }

        @Override
        public java.time.Instant instant() {
            return java.time.Instant.now().plus(ahead);
        }

        @Override
        public java.time.ZoneId getZone() {
            return java.time.ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
