package eu.passerelle.delivery.europass;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.Delivery;
import eu.passerelle.connectors.DeliveryReceipt;
import eu.passerelle.connectors.DeliveryTarget;
import eu.passerelle.connectors.Recipient;
import eu.passerelle.connectors.failure.HubException.Responsible;
import eu.passerelle.connectors.failure.TargetRefused;
import eu.passerelle.connectors.failure.TargetUnavailable;
import eu.passerelle.connectors.testkit.DeliveryTargetContract;
import eu.passerelle.connectors.testkit.SampleCredential;
import eu.passerelle.delivery.europass.EuropassWalletSettings.Address;
import eu.passerelle.model.Credential;
import eu.passerelle.simulators.wallet.WalletSimulator;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EuropassWalletTargetTest extends DeliveryTargetContract<EuropassWalletSettings> {

    private static final Recipient ANNA =
            new Recipient("europass.eu/anna-9f3c", "anna.virtanen+europass@example.fi", "fi-FI");

    private final WalletSimulator wallet = new WalletSimulator(0);
    private final EuropassWalletTarget target = new EuropassWalletTarget();

    @AfterEach
    void close() {
        wallet.close();
    }

    @Override
    protected DeliveryTarget<EuropassWalletSettings> target() {
        return target;
    }

    @Override
    protected EuropassWalletSettings settings() {
        return EuropassWalletSettings.of(wallet.address());
    }

    @Override
    protected Recipient recipient() {
        return ANNA;
    }

    @Override
    protected List<byte[]> received(Credential credential) {
        String id = id(credential);
        int copies = wallet.held().getOrDefault(id, 0);
        return java.util.Collections.nCopies(copies, copies == 0 ? new byte[0] : wallet.credential(id));
    }

    @Override
    protected void breakDown() {
        wallet.down(true);
    }

    @Override
    protected void healed() {
        wallet.down(false);
    }

    @Override
    protected void hang() {
        wallet.hang();
    }

    @Override
    protected void refuseRecipient() {
        wallet.refuseUnknownWallets(true);
    }

    @Test
    void takesAStoredButUnansweredCredentialForDeliveredOnTheNextAttempt() {
        Delivery delivery = delivery();
        wallet.dropAfterStoring(1);

        failure(TargetUnavailable.class, context(settings()), delivery);
        DeliveryReceipt receipt = deliver(delivery);

        assertThat(receipt.alreadyThere()).isTrue();
        assertThat(wallet.posts(id(delivery.sealed()))).isEqualTo(2);
        assertThat(received(delivery.sealed())).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "null",
                "{\"uuid\":null}",
                "<html>Welcome to the campus network</html>",
                "{\"uuid\":\"urn:credential:5dccd919-f08c-425f-bf6b-67f84532bb58\"}"
            })
    void doesNotTakeAnEmptyOrForeignAnswerForDelivered(String answer) {
        Delivery delivery = delivery();
        wallet.answerInstead(answer);

        failure(TargetUnavailable.class, context(settings()), delivery);

        assertThat(deliver(delivery).alreadyThere()).isFalse();
        assertThat(received(delivery.sealed())).hasSize(1);
    }

    @Test
    void prefersTheWalletAddressAndFallsBackToEmail() {
        Delivery both = delivery();
        Delivery onlyEmail = delivery(both.sealed(), new Recipient(null, "li@example.no", "nb"));
        deliver(both);
        deliver(onlyEmail);

        assertThat(wallet.wallets(id(both.sealed()))).containsExactly("europass.eu/anna-9f3c", "li@example.no");
    }

    @Test
    void usesTheConfiguredOrderOfAddresses() {
        Delivery delivery = delivery();
        var emailFirst =
                new EuropassWalletSettings(wallet.address(), List.of(Address.EMAIL, Address.WALLET), false, null);

        target.deliver(context(emailFirst), delivery);

        assertThat(wallet.wallets(id(delivery.sealed()))).containsExactly("anna.virtanen+europass@example.fi");
    }

    @Test
    void saysThatTheConfiguredAddressIsMissing() {
        var emailOnly = new EuropassWalletSettings(wallet.address(), List.of(Address.EMAIL), null, null);
        Delivery delivery = delivery(delivery().sealed(), new Recipient("europass.eu/li", null, "nb"));

        assertThat(failure(TargetRefused.class, context(emailOnly), delivery)).hasMessageContaining("'by'");
        assertThat(wallet.posts()).isZero();
    }

    @Test
    void laysTheRefusalOfAnUnsealedCredentialAtOurDoor() {
        Delivery delivery = delivery(SampleCredential.unsealed(UUID.randomUUID()), ANNA);

        TargetRefused refused = failure(TargetRefused.class, context(settings()), delivery);

        assertThat(refused).hasMessageContaining("CR-0007");
        assertThat(refused.responsible()).isEqualTo(Responsible.HUB);
    }

    @Test
    void knowsAMissingWalletFromAWrongAddress() {
        var wrong = EuropassWalletSettings.of(URI.create(wallet.address() + "/elsewhere"));

        assertThat(failure(TargetUnavailable.class, context(wrong), delivery())).hasMessageContaining("'base'");
        assertThat(target.check(context(wrong)))
                .filteredOn(step -> step.result() == CheckStep.Result.FAILED)
                .singleElement()
                .satisfies(step -> assertThat(step.detail()).contains("/api/v2/credentials"));
    }

    @Test
    void saysWhereNobodyListens() {
        wallet.close();

        failure(TargetUnavailable.class);
    }

    private static String id(Credential credential) {
        return "urn:credential:" + credential.id();
    }
}
