package eu.passerelle.delivery.europass;

import static eu.passerelle.connectors.failure.HubException.Responsible.HUB;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.Delivery;
import eu.passerelle.connectors.DeliveryReceipt;
import eu.passerelle.connectors.DeliveryTarget;
import eu.passerelle.connectors.Recipient;
import eu.passerelle.connectors.TargetContext;
import eu.passerelle.connectors.failure.TargetRefused;
import eu.passerelle.connectors.failure.TargetUnavailable;
import eu.passerelle.connectors.http.HubHttp;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.util.List;
import javax.net.ssl.SSLException;

/**
 * Puts sealed credentials into Europass wallets by the EDCI wallet contract, version 2: {@code POST
 * <base>/api/v2/credentials}. Once in effect: a wallet refuses a second credential with the same id (409), and that is
 * taken for delivered.
 */
public final class EuropassWalletTarget implements DeliveryTarget<EuropassWalletSettings> {

    @Override
    public String protocol() {
        return "europass-wallet";
    }

    @Override
    public Class<EuropassWalletSettings> settingsType() {
        return EuropassWalletSettings.class;
    }

    @Override
    public boolean reaches(Recipient recipient) {
        // the settings are not known here: whoever has either address may be reached
        return isThere(recipient.walletAddress()) || isThere(recipient.email());
    }

    private static boolean isThere(@org.jspecify.annotations.Nullable String address) {
        return address != null && !address.isBlank();
    }

    @Override
    public DeliveryReceipt deliver(TargetContext<EuropassWalletSettings> target, Delivery delivery) {
        String about = target.name() + ", " + delivery.university().id() + ": ";
        EuropassWalletSettings.Chosen address = target.settings()
                .address(delivery.recipient())
                .orElseThrow(
                        () -> new TargetRefused(about + "the learner has none of the addresses that 'by' names; add"
                                + " one in the SIS or widen 'by'."));
        HubHttp.Answer answer = send(target, delivery, address, about);
        return new WalletAnswer(answer, about, target.clock().instant())
                .receipt(delivery.sealed().id());
    }

    private static HubHttp.Answer send(
            TargetContext<EuropassWalletSettings> target,
            Delivery delivery,
            EuropassWalletSettings.Chosen address,
            String about) {
        try {
            return new HubHttp(target.limits(), target.allowed())
                    .send(WalletRequest.upload(
                            target.settings(), address, delivery.recipient().language(), delivery.sealed()));
        } catch (SSLException e) {
            throw new TargetRefused(
                    HUB,
                    about + "the TLS connection to the wallet failed. Check its certificate; a private certificate"
                            + " authority must be added to the trust store.",
                    e);
        } catch (HubHttp.TooLarge | HttpTimeoutException e) {
            throw new TargetUnavailable(about + e.getMessage() + ".", e);
        } catch (IOException e) {
            throw new TargetUnavailable(
                    about + "the wallet cannot be reached or ended the connection; what it stored already, it will say"
                            + " at the next attempt.",
                    e);
        }
    }

    @Override
    public List<CheckStep> check(TargetContext<EuropassWalletSettings> target) {
        return new WalletCheck(target).steps();
    }
}
