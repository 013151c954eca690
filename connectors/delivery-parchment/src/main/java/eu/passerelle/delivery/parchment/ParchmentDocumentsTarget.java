package eu.passerelle.delivery.parchment;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.Delivery;
import eu.passerelle.connectors.DeliveryReceipt;
import eu.passerelle.connectors.DeliveryResult;
import eu.passerelle.connectors.DeliveryTarget;
import eu.passerelle.connectors.Reachability;
import eu.passerelle.connectors.Recipient;
import eu.passerelle.connectors.TargetContext;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.files.Sftp;
import eu.passerelle.connectors.files.SftpOutbox;
import eu.passerelle.connectors.http.AddressCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Lays sealed documents into a directory on Parchment's SFTP server as {@code <university>_<credential id>.<ending>}. Once
 * in effect, as the name says which credential it is.
 */
public final class ParchmentDocumentsTarget implements DeliveryTarget<ParchmentDocumentsSettings> {

    private static final int ONE_LOGIN = 50;

    @Override
    public String protocol() {
        return "parchment-documents";
    }

    @Override
    public Class<ParchmentDocumentsSettings> settingsType() {
        return ParchmentDocumentsSettings.class;
    }

    @Override
    public String format(ParchmentDocumentsSettings settings) {
        return settings.document().word();
    }

    @Override
    public boolean reaches(Recipient recipient) {
        // the document itself says whose it is
        return true;
    }

    @Override
    public int atOnce(ParchmentDocumentsSettings settings) {
        return ONE_LOGIN;
    }

    @Override
    public DeliveryReceipt deliver(TargetContext<ParchmentDocumentsSettings> target, Delivery delivery) {
        try (SftpOutbox outbox = open(target, List.of(delivery))) {
            return put(target, outbox, delivery);
        }
    }

    @Override
    public List<DeliveryResult> deliverAll(
            TargetContext<ParchmentDocumentsSettings> target, List<Delivery> deliveries) {
        List<DeliveryResult> results = new ArrayList<>();
        try (SftpOutbox outbox = open(target, deliveries)) {
            for (Delivery delivery : deliveries) {
                results.add(result(target, outbox, delivery));
            }
        } catch (HubException e) {
            // no login: none of them arrived
            deliveries.forEach(delivery -> results.add(new DeliveryResult.Failed(e)));
        }
        return results;
    }

    private static DeliveryResult result(
            TargetContext<ParchmentDocumentsSettings> target, SftpOutbox outbox, Delivery delivery) {
        try {
            return new DeliveryResult.Received(put(target, outbox, delivery));
        } catch (HubException e) {
            return new DeliveryResult.Failed(e);
        }
    }

    private static SftpOutbox open(TargetContext<ParchmentDocumentsSettings> target, List<Delivery> deliveries) {
        String universities = deliveries.stream()
                .map(delivery -> delivery.university().id())
                .distinct()
                .collect(Collectors.joining(", "));
        return SftpOutbox.open(target, target.settings().sftp(), target.name() + ", " + universities + ": ");
    }

    private static DeliveryReceipt put(
            TargetContext<ParchmentDocumentsSettings> target, SftpOutbox outbox, Delivery delivery) {
        String about = target.name() + ", " + delivery.university().id() + ": ";
        String name = delivery.university().id() + "_" + delivery.sealed().id() + "."
                + target.settings().document().ending();
        return new DeliveryReceipt(
                name, outbox.put(about, name, delivery.sealed().content()));
    }

    /** Speaks SFTP. */
    @Override
    public Reachability reach(TargetContext<ParchmentDocumentsSettings> target) {
        Sftp sftp = target.settings().sftp();
        return AddressCheck.of(target).server(sftp.host(), sftp.portOrDefault());
    }

    @Override
    public List<CheckStep> check(TargetContext<ParchmentDocumentsSettings> target) {
        return SftpOutbox.check(target, target.settings().sftp());
    }
}
