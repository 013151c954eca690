package eu.passerelle.portal.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.Delivery;
import eu.passerelle.connectors.DeliveryTarget;
import eu.passerelle.connectors.Recipient;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.mail.MailAccount;
import eu.passerelle.connectors.testkit.DeliveryTargetContract;
import eu.passerelle.model.Completion;
import eu.passerelle.model.Credential;
import eu.passerelle.portal.wallets.SamplePortal;
import eu.passerelle.simulators.mail.MailSimulator;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a learner gets of a delivery is a link to its transfer; that is what counts as received here. */
class ClaimTargetTest extends DeliveryTargetContract<ClaimSettings> {

    private static final Pattern TOKEN = Pattern.compile("/public/claim/open/([A-Za-z0-9_-]{43})\\s");

    private final MailSimulator mail = new MailSimulator(0);
    private final ClaimTarget target = new ClaimTarget(SampleClaims.SENDING);
    private final Map<UUID, String> addresses = new ConcurrentHashMap<>();

    @AfterEach
    void close() {
        mail.close();
    }

    @Override
    protected DeliveryTarget<ClaimSettings> target() {
        return target;
    }

    @Override
    protected ClaimSettings settings() {
        MailAccount account = new MailAccount(
                mail.host(),
                mail.port(),
                MailAccount.Security.NONE,
                null,
                null,
                "Kuu-yliopisto <credentials@kuu.example>",
                "studies@kuu.example");
        return new ClaimSettings(account, null, null, null);
    }

    /** Everybody has a mailbox of their own. */
    @Override
    protected Recipient recipient() {
        return new Recipient(null, "anna." + UUID.randomUUID() + "@example.fi", "fi");
    }

    /** Of a transfer that there is. */
    @Override
    protected Delivery delivery(Credential sealed, Recipient to, Completion completion) {
        addresses.put(sealed.id(), String.valueOf(to.email()));
        Delivery sample = super.delivery(sealed, to, completion);
        return new Delivery(
                SamplePortal.offered().toString(),
                sample.sealed(),
                sample.recipient(),
                sample.university(),
                sample.completion());
    }

    @Override
    protected byte[] held(Delivery delivery) {
        return delivery.transfer().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected List<byte[]> received(Credential credential) {
        return messages(credential).stream()
                .map(message -> {
                    Matcher token = TOKEN.matcher(SampleClaims.text(message));
                    assertThat(token.find()).isTrue();
                    return SampleClaims.STORES
                            .links()
                            .find(token.group(1))
                            .orElseThrow()
                            .transfer()
                            .toString()
                            .getBytes(StandardCharsets.UTF_8);
                })
                .toList();
    }

    private List<MimeMessage> messages(Credential credential) {
        String address = String.valueOf(addresses.get(credential.id()));
        return mail.messages().stream()
                .filter(message -> {
                    try {
                        return message.getHeader("To", ",").contains(address);
                    } catch (MessagingException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }

    @Override
    protected void breakDown() {
        mail.down(true);
    }

    @Override
    protected void healed() {
        mail.down(false);
    }

    @Override
    protected void hang() {
        mail.hang();
    }

    @Override
    protected void refuseRecipient() {
        mail.answer("RCPT TO", "550 5.1.1 no such mailbox");
    }

    /** A mailbox cannot be asked what it holds: at least once, with the same link. */
    @Override
    protected boolean supportsDeduplication() {
        return false;
    }

    @Test
    void writesInTheLearnersLanguageAndAsksForNoAnswer() throws Exception {
        Delivery delivery = delivery();

        assertThat(deliver(delivery).offered()).isTrue();

        MimeMessage message = messages(delivery.sealed()).getFirst();
        assertThat(message.getSubject()).isEqualTo("Digitaalinen todistus odottaa sinua");
        assertThat(message.getContentLanguage()).containsExactly("fi");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getReplyTo()[0]).hasToString("studies@kuu.example");
    }

    @Test
    void deliversNothingWhereNoHubRuns() {
        assertThatThrownBy(() -> new ClaimTarget().deliver(context(settings()), delivery()))
                .isInstanceOf(ConfigurationInvalid.class);
    }
}
