package eu.passerelle.delivery.email;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.Delivery;
import eu.passerelle.connectors.DeliveryTarget;
import eu.passerelle.connectors.Recipient;
import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.failure.HubException.Responsible;
import eu.passerelle.connectors.failure.TargetRefused;
import eu.passerelle.connectors.failure.TargetUnavailable;
import eu.passerelle.connectors.mail.MailAccount.Security;
import eu.passerelle.connectors.testkit.DeliveryTargetContract;
import eu.passerelle.connectors.testkit.SampleCompletion;
import eu.passerelle.model.Credential;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.simulators.mail.MailSimulator;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTargetTest extends DeliveryTargetContract<EmailSettings> {

    private static final Recipient ANNA = new Recipient(null, "anna.virtanen@example.fi", "fi");

    private final MailSimulator mail = new MailSimulator(0);
    private final EmailTarget target = new EmailTarget();

    @AfterEach
    void close() {
        mail.close();
    }

    @Override
    protected DeliveryTarget<EmailSettings> target() {
        return target;
    }

    @Override
    protected EmailSettings settings() {
        return settings(Security.NONE, null);
    }

    private EmailSettings settings(Security security, @Nullable String password) {
        return new EmailSettings(
                mail.host(),
                mail.port(),
                security,
                password == null ? null : "hub",
                password == null ? null : new Secret(password),
                "Kuu-yliopisto <credentials@kuu.example>",
                "studies@kuu.example",
                null);
    }

    @Override
    protected Recipient recipient() {
        return ANNA;
    }

    @Override
    protected List<byte[]> received(Credential credential) {
        return mail.messages(credential.id() + ".").stream()
                .map(message -> {
                    try {
                        return part(message, 1).getInputStream().readAllBytes();
                    } catch (IOException | MessagingException e) {
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
        mail.answer("RCPT TO", "550 5.1.1 <anna.virtanen@example.fi>: no such mailbox");
    }

    /** A mailbox cannot be asked what it holds: at least once, with the same Message-ID. */
    @Override
    protected boolean supportsDeduplication() {
        return false;
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    MAIL,    451 4.7.1 try again,        TargetUnavailable,    RECIPIENT
                    MAIL,    550 5.7.1 not your address, ConfigurationInvalid, HUB
                    RCPT TO, 450 4.2.1 greylisted,       TargetUnavailable,    RECIPIENT
                    RCPT TO, 451 4.7.1 greylisted,       TargetUnavailable,    RECIPIENT
                    RCPT TO, 421 4.7.0 too many,         TargetUnavailable,    RECIPIENT
                    RCPT TO, 550 5.1.1 no such mailbox,  TargetRefused,        RECIPIENT
                    RCPT TO, 553 5.1.3 bad address,      TargetRefused,        RECIPIENT
                    DATA,    452 4.3.1 disk full,        TargetUnavailable,    RECIPIENT
                    DATA,    554 5.7.1 policy,           TargetRefused,        RECIPIENT
                    MAIL,    '',                         TargetUnavailable,    RECIPIENT
                    RCPT TO, '',                         TargetUnavailable,    RECIPIENT
                    DATA,    '',                         TargetUnavailable,    RECIPIENT
                    """)
    void tellsPassingFromLastingRefusals(String command, String reply, String kind, Responsible responsible) {
        Delivery delivery = delivery();
        mail.answer(command, reply);

        HubException failure = failure(HubException.class, context(settings()), delivery);

        assertThat(failure.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(failure.responsible()).isEqualTo(responsible);
        assertThat(failure.getMessage()).doesNotContain("mailbox>", "greylisted");
        assertThat(received(delivery.sealed())).isEmpty();
    }

    @Test
    void sendsAgainUnderTheSameMessageIdWhatWasTakenButNotConfirmed() throws MessagingException {
        Delivery delivery = delivery();
        mail.dropAfterStoring();

        failure(TargetUnavailable.class, context(settings()), delivery);
        String reference = deliver(delivery).reference();

        List<MimeMessage> copies = mail.messages(delivery.sealed().id() + ".");
        assertThat(copies).hasSize(2);
        for (MimeMessage copy : copies) {
            assertThat(copy.getMessageID()).isEqualTo(reference).endsWith("@kuu.example>");
        }
    }

    @Test
    void writesInTheLearnersLanguage() throws Exception {
        Delivery delivery = delivery();
        deliver(delivery);

        MimeMessage message = mail.messages(delivery.sealed().id() + ".").getFirst();

        assertThat(message.getSubject()).isEqualTo("Osaamistodistuksesi: Ethics of confidential titles");
        assertThat(message.getFrom()[0]).hasToString("Kuu-yliopisto <credentials@kuu.example>");
        assertThat(message.getReplyTo()[0]).hasToString("studies@kuu.example");
        assertThat(message.getHeader("Content-Language")).containsExactly("fi");
        assertThat((String) part(message, 0).getContent())
                .contains("University of Kuu", delivery.sealed().id() + ".jsonld", "https://europa.eu/europass")
                .doesNotContain("{", "}");
        assertThat(part(message, 1).getContentType()).startsWith("application/ld+json");
        assertThat(part(message, 1).getFileName()).isEqualTo(delivery.sealed().id() + ".jsonld");
    }

    @Test
    void tellsThatWhatItBroughtHoldsNoMore() throws Exception {
        Delivery delivery = delivery();
        String brought = deliver(delivery).reference();

        boolean told = target.tellTakenBack(context(settings()), delivery);
        target.tellTakenBack(context(settings()), delivery);

        List<MimeMessage> messages =
                mail.messages("taken-back." + delivery.sealed().id());
        assertThat(told).isTrue();
        assertThat(messages).hasSize(2);
        MimeMessage message = messages.getFirst();
        assertThat(message.getMessageID()).isEqualTo(messages.getLast().getMessageID());
        assertThat(message.getHeader("In-Reply-To")).containsExactly(brought);
        assertThat(message.getSubject()).isEqualTo("Your credential holds no more: Ethics of confidential titles");
        assertThat((String) message.getContent()).contains("University of Kuu").doesNotContain("{", "}");
    }

    @Test
    void letsNoTitleAddAHeaderOrAPlace() throws Exception {
        Delivery sample = delivery();
        Delivery hostile = new Delivery(
                sample.transfer(),
                sample.sealed(),
                sample.recipient(),
                sample.university(),
                SampleCompletion.titled(
                        LocalizedText.of("en", "Data\r\nBcc: everyone@example.org\r\n\r\n{file}\u2028Ethics $1")));

        deliver(hostile);

        MimeMessage message = mail.messages(hostile.sealed().id() + ".").getFirst();
        assertThat(message.getHeader("Bcc")).isNull();
        assertThat(message.getAllRecipients()).hasSize(1);
        assertThat(message.getSubject()).endsWith("Data Bcc: everyone@example.org {file} Ethics $1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna",
                "anna@",
                "@example.fi",
                "anna@example.fi, eve@example.org",
                "Anna <anna@example.fi>",
                "anna@example.fi\r\nRCPT TO:<eve@example.org>",
                "anna@example.fi\r\nBcc: eve@example.org"
            })
    void refusesWhatIsNotOnePlainAddress(String email) {
        Delivery delivery = delivery(delivery().sealed(), new Recipient(null, email, "fi"));

        TargetRefused refused = failure(TargetRefused.class, context(settings()), delivery);

        assertThat(refused.responsible()).isEqualTo(Responsible.RECIPIENT);
        assertThat(mail.messages()).isEmpty();
    }

    @Test
    void logsIn() {
        mail.know("hub", "right");
        Delivery delivery = delivery();

        target.deliver(context(settings(Security.NONE, "right")), delivery);

        assertThat(received(delivery.sealed())).hasSize(1);
        assertThat(failure(ConfigurationInvalid.class, context(settings(Security.NONE, "wrong")), delivery()))
                .hasMessageContaining("'password'");
        assertThat(target.check(context(settings(Security.NONE, "wrong"))))
                .singleElement()
                .satisfies(step -> assertThat(step.name()).isEqualTo("login accepted"));
    }

    @Test
    void takesAPassingLoginFailureForWhatItIs() {
        mail.answer("AUTH", "454 4.7.0 temporary authentication failure");

        failure(TargetUnavailable.class, context(settings(Security.NONE, "right")), delivery());
    }

    @Test
    void sendsNothingUnencryptedAgainstTheSettings() {
        Delivery delivery = delivery();

        HubException refused = failure(TargetRefused.class, context(settings(Security.STARTTLS, null)), delivery);

        assertThat(refused).hasMessageContaining("STARTTLS");
        assertThat(refused.responsible()).isEqualTo(Responsible.HUB);
        assertThat(mail.messages()).isEmpty();
        assertThat(target.check(context(settings(Security.STARTTLS, null))))
                .anyMatch(step -> step.result() == CheckStep.Result.FAILED);
    }

    private static BodyPart part(Message message, int index) throws IOException, MessagingException {
        return Objects.requireNonNull((MimeMultipart) message.getContent()).getBodyPart(index);
    }
}
