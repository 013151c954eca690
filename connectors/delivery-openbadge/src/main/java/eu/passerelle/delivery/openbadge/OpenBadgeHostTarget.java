package eu.passerelle.delivery.openbadge;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.Delivery;
import eu.passerelle.connectors.DeliveryReceipt;
import eu.passerelle.connectors.DeliveryTarget;
import eu.passerelle.connectors.Recipient;
import eu.passerelle.connectors.TargetContext;
import eu.passerelle.connectors.failure.CredentialInvalid;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.http.HubHttp;
import java.net.http.HttpRequest;
import java.util.List;

/**
 * Puts sealed Open Badges into a host by its API, version 3.0: discovery, OAuth 2.0, upsertCredential. Once in effect: a
 * host replaces a badge that has the same id and says so (200 instead of 201).
 */
public final class OpenBadgeHostTarget implements DeliveryTarget<OpenBadgeHostSettings> {

    private static final String DESCRIBED = "host describes itself";
    private static final String ACCEPTED = "host accepts our client";
    private static final String BACKPACK = "whose backpack";

    private final Hosts hosts = new Hosts();

    @Override
    public String protocol() {
        return "openbadge-host";
    }

    @Override
    public Class<OpenBadgeHostSettings> settingsType() {
        return OpenBadgeHostSettings.class;
    }

    @Override
    public String format(OpenBadgeHostSettings settings) {
        return settings.credentialFormat();
    }

    @Override
    public boolean reaches(Recipient recipient) {
        // the badge names its learner by e-mail address, by which a host files it
        return recipient.email() != null && !recipient.email().isBlank();
    }

    @Override
    public DeliveryReceipt deliver(TargetContext<OpenBadgeHostSettings> target, Delivery delivery) {
        String about = target.name() + ", " + delivery.university().id() + ": ";
        byte[] badge = delivery.sealed().content();
        String id = BadgeId.of(badge)
                .orElseThrow(
                        () -> new CredentialInvalid(about + "the credential is no Open Badge; the target's 'format' is "
                                + target.settings().credentialFormat() + ", the credential's "
                                + delivery.sealed().format() + "."));
        ServiceDescription service = hosts.describe(target, about);
        String mediaType = target.settings().mediaType();
        HubHttp.Answer answer = hosts.http(target, service, about)
                .send(
                        () -> HttpRequest.newBuilder(service.at("/credentials"))
                                .header("Content-Type", mediaType)
                                .header("Accept", mediaType + ", application/json")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(badge)),
                        HostAnswer::understands);
        return new HostAnswer(answer, about).receipt(id);
    }

    @Override
    public List<CheckStep> check(TargetContext<OpenBadgeHostSettings> target) {
        String about = target.name() + ": ";
        ServiceDescription service;
        try {
            service = hosts.describe(target, about);
        } catch (HubException e) {
            return List.of(
                    CheckStep.failed(DESCRIBED, String.valueOf(e.getMessage())),
                    CheckStep.skipped(ACCEPTED, DESCRIBED + " failed"));
        }
        CheckStep described = CheckStep.ok(DESCRIBED, "API at " + service.api());
        try {
            hosts.http(target, service, about)
                    .send(
                            () -> HttpRequest.newBuilder(service.at("/profile")).header("Accept", "application/json"),
                            answer -> answer.status() == 403 || answer.status() == 404);
        } catch (HubException e) {
            return List.of(described, CheckStep.failed(ACCEPTED, String.valueOf(e.getMessage())));
        }
        String whose = target.settings().refreshToken() == null
                ? "the one that the host gives our client; it files badges by the e-mail address in them"
                : "that of the account whose 'refreshToken' is configured, for all learners";
        return List.of(described, CheckStep.ok(ACCEPTED, "token given and accepted"), CheckStep.ok(BACKPACK, whose));
    }
}
