package eu.passerelle.routes;

import eu.passerelle.connectors.Delivery;
import eu.passerelle.connectors.DeliveryResult;
import eu.passerelle.connectors.Recipient;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.Credential;
import eu.passerelle.portal.claim.EuropassWallet;
import java.util.List;
import java.util.Optional;

/** Europass, where a target of this hub is connected with it, for the account that a learner names on the page. */
final class EuropassAccounts implements EuropassWallet {

    private static final String PROTOCOL = "europass-wallet";

    private final Connections connections;

    EuropassAccounts(Connections connections) {
        this.connections = connections;
    }

    private Optional<ConnectedTarget<?>> target() {
        return connections.targets().values().stream()
                .filter(target -> target.target().protocol().equals(PROTOCOL))
                .findFirst();
    }

    @Override
    public boolean isThere() {
        return target().isPresent();
    }

    @Override
    public String send(Achievement achievement, Credential sealed, String address) {
        boolean email = address.contains("@");
        Recipient account = new Recipient(
                email ? null : address,
                email ? address : null,
                achievement.university().languages().getFirst());
        Delivery delivery = new Delivery(
                achievement.credentialId().toString(),
                sealed,
                account,
                achievement.university(),
                achievement.completion());
        DeliveryResult result = target().orElseThrow(
                        () -> new IllegalStateException("the page offers Europass where it is connected only"))
                .deliverAll(List.of(delivery))
                .getFirst();
        return switch (result) {
            case DeliveryResult.Received(var receipt) -> receipt.reference();
            case DeliveryResult.Failed(var failure) -> throw failure;
        };
    }
}
