package eu.passerelle.delivery.edubadges;

import eu.passerelle.connectors.Delivery;
import eu.passerelle.connectors.DeliveryResult;
import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.Recipient;
import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.TargetContext;
import eu.passerelle.connectors.http.HttpAuthentication;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.connectors.testkit.SampleCompletion;
import eu.passerelle.connectors.testkit.SampleCredential;
import eu.passerelle.connectors.testkit.SampleDelivery;
import eu.passerelle.delivery.edubadges.EdubadgesSettings.Identifier;
import eu.passerelle.model.Credential;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.simulators.edubadges.EdubadgesSimulator;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** edubadges with one badge class, and learners who have passed it. */
final class EdubadgesScene implements AutoCloseable {

    static final String ETHICS = "badge-ethics";
    private static final LocalizedText TITLE = LocalizedText.of("en", "Ethics of confidential titles");
    private static final Limits LIMITS = new Limits(32L << 20, Duration.ofSeconds(4), Duration.ofSeconds(4), 64);

    final EdubadgesSimulator edubadges = new EdubadgesSimulator(0, "hub", "s3cret");
    final EdubadgesTarget target = new EdubadgesTarget();
    private final AtomicInteger learners = new AtomicInteger(1000);

    EdubadgesScene() {
        edubadges.badgeClass(ETHICS, "Data Ethics");
    }

    @Override
    public void close() {
        edubadges.close();
    }

    EdubadgesSettings settings() {
        return EdubadgesSettings.of(edubadges.address(), oauth2(), Map.of("kuu/" + SampleCompletion.CODE, ETHICS));
    }

    EdubadgesSettings settings(Identifier by, @Nullable String eppn, boolean auditTrail) {
        return new EdubadgesSettings(
                edubadges.address(),
                oauth2(),
                Map.of(SampleCompletion.CODE, ETHICS),
                by,
                eppn,
                false,
                false,
                "sis-1",
                2,
                auditTrail);
    }

    HttpAuthentication.ClientCredentials oauth2() {
        return new HttpAuthentication.ClientCredentials(edubadges.token(), "hub", new Secret("s3cret"), null);
    }

    TargetContext<EdubadgesSettings> context(EdubadgesSettings settings) {
        return new TargetContext<>(
                "wallet",
                settings,
                LIMITS,
                new OutgoingAddresses(List.of("localhost", "127.0.0.1")),
                Clock.systemUTC());
    }

    TargetContext<EdubadgesSettings> context() {
        return context(settings());
    }

    /** Of a learner of its own each time: edubadges knows badges by learner and badge class. */
    Delivery delivery() {
        return delivery(String.valueOf(learners.incrementAndGet()), SampleCompletion.CODE);
    }

    Delivery delivery(String number, String code) {
        return SampleDelivery.of(
                SampleCredential.sealed(UUID.randomUUID(), 1_000),
                new Recipient(null, "Learner" + number + "@example.nl", "nl"),
                SampleCompletion.of(number, code, TITLE));
    }

    /** What edubadges has of it. */
    List<byte[]> received(Credential credential) {
        return edubadges.awards().stream()
                .map(award -> award.body().path("description").asString())
                .filter(name(credential)::equals)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    static String name(Credential credential) {
        return "urn:credential:" + credential.id();
    }

    static String word(DeliveryResult result) {
        return switch (result) {
            case DeliveryResult.Received received -> received.receipt().alreadyThere() ? "there" : "new";
            case DeliveryResult.Failed failed -> failed.failure().responsible().name();
        };
    }
}
