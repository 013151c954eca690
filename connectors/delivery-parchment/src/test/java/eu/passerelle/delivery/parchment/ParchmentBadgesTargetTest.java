package eu.passerelle.delivery.parchment;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.Delivery;
import eu.passerelle.connectors.DeliveryReceipt;
import eu.passerelle.connectors.DeliveryTarget;
import eu.passerelle.connectors.Recipient;
import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.failure.HubException.Responsible;
import eu.passerelle.connectors.failure.RateLimited;
import eu.passerelle.connectors.failure.TargetRefused;
import eu.passerelle.connectors.failure.TargetUnavailable;
import eu.passerelle.connectors.testkit.DeliveryTargetContract;
import eu.passerelle.connectors.testkit.SampleCompletion;
import eu.passerelle.connectors.testkit.SampleCredential;
import eu.passerelle.delivery.parchment.ParchmentBadgesSettings.Account;
import eu.passerelle.delivery.parchment.ParchmentBadgesSettings.App;
import eu.passerelle.model.Credential;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.simulators.badgr.BadgrSimulator;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParchmentBadgesTargetTest extends DeliveryTargetContract<ParchmentBadgesSettings> {

    private static final String ETHICS = "K829IK8RS6ercwkpeFOn-Q";
    private static final LocalizedText TITLE = LocalizedText.of("en", "Ethics of confidential titles");

    private final BadgrSimulator badgr = new BadgrSimulator(0, "issuer-1", "staff@kuu.example", "s3cret");
    private final ParchmentBadgesTarget target = new ParchmentBadgesTarget();
    private final AtomicInteger learners = new AtomicInteger(1000);

    ParchmentBadgesTargetTest() {
        badgr.badgeClass(ETHICS);
    }

    @AfterEach
    void close() {
        badgr.close();
    }

    @Override
    protected DeliveryTarget<ParchmentBadgesSettings> target() {
        return target;
    }

    @Override
    protected ParchmentBadgesSettings settings() {
        return settings(badgr.address(), ETHICS, "s3cret");
    }

    private static ParchmentBadgesSettings settings(URI base, String badgeClass, String password) {
        return new ParchmentBadgesSettings(
                base,
                "issuer-1",
                Map.of("kuu/" + SampleCompletion.CODE, badgeClass),
                new Account("staff@kuu.example", new Secret(password)),
                null,
                null);
    }

    @Override
    protected Recipient recipient() {
        return new Recipient(null, "Anna.Virtanen+badges@example.fi", "fi");
    }

    /** A learner of its own each time: Badgr knows badges by learner and badge class. */
    @Override
    protected Delivery delivery() {
        return delivery(SampleCompletion.CODE);
    }

    private Delivery delivery(String code) {
        String number = String.valueOf(learners.incrementAndGet());
        return delivery(
                SampleCredential.sealed(UUID.randomUUID(), 1_000),
                new Recipient(null, "Learner+" + number + "@example.fi", "fi"),
                SampleCompletion.of(number, code, TITLE));
    }

    /** It issues a badge of its own, which names the credential. */
    @Override
    protected byte[] held(Delivery delivery) {
        return ("Recorded by University of Kuu as " + name(delivery.sealed()) + ".").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected List<byte[]> received(Credential credential) {
        return badgr.assertions().stream()
                .map(assertion -> assertion.body().path("narrative").asString())
                .filter(narrative -> narrative.contains(name(credential)))
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private static String name(Credential credential) {
        return "urn:credential:" + credential.id();
    }

    @Override
    protected void breakDown() {
        badgr.server().down(true);
    }

    @Override
    protected void healed() {
        badgr.server().down(false);
    }

    @Override
    protected void hang() {
        badgr.server().hang();
    }

    @Override
    protected void refuseRecipient() {
        badgr.refuseAddresses();
    }

    @Test
    void tellsParchmentTheAddressAndNoName() {
        Delivery delivery = delivery();
        deliver(delivery);

        assertThat(badgr.assertions()).singleElement().satisfies(assertion -> {
            assertThat(assertion.email()).isEqualTo("learner+1001@example.fi");
            assertThat(assertion.body().path("issuedOn").asString()).isEqualTo("2026-06-15T00:00:00Z");
            assertThat(assertion.body().path("allowDuplicateAwards").asBoolean())
                    .isFalse();
            assertThat(assertion.body().toString()).doesNotContain(SampleCompletion.FAMILY, SampleCompletion.GIVEN);
        });
    }

    @Test
    void logsInAsAConnectedApp() {
        ParchmentBadgesSettings app = new ParchmentBadgesSettings(
                badgr.address(),
                "issuer-1",
                Map.of(SampleCompletion.CODE, ETHICS),
                null,
                new App("staff@kuu.example", new Secret("s3cret")),
                false);

        assertThat(target.deliver(context(app), delivery()).alreadyThere()).isFalse();
        assertThat(badgr.assertions().getFirst().body().path("notify").asBoolean())
                .isFalse();
    }

    @Test
    void takesAStoredButUnansweredAwardForDeliveredOnTheNextAttempt() {
        Delivery delivery = delivery();
        badgr.dropAfterStoring(1);

        failure(TargetUnavailable.class, context(settings()), delivery);
        DeliveryReceipt receipt = deliver(delivery);

        assertThat(receipt.alreadyThere()).isTrue();
        assertThat(received(delivery.sealed())).hasSize(1);
    }

    @Test
    void saysWhichKeyToAddForACodeThatNobodyListed() {
        TargetRefused refused = failure(TargetRefused.class, context(settings()), delivery("MATH.7"));

        assertThat(refused).hasMessageContaining("'kuu/MATH.7: <entity id>'");
        assertThat(refused.responsible()).isEqualTo(Responsible.HUB);
    }

    @Test
    void knowsAMissingBadgeClassFromAWrongAddress() {
        ParchmentBadgesSettings unknown = settings(badgr.address(), "unknown-badge", "s3cret");
        ParchmentBadgesSettings elsewhere = settings(URI.create(badgr.address() + "/x"), ETHICS, "s3cret");

        assertThat(failure(TargetRefused.class, context(unknown), delivery())).hasMessageContaining("unknown-badge");
        failure(HubException.class, context(elsewhere), delivery());
        assertThat(target.check(context(unknown)))
                .filteredOn(CheckStep::isFailed)
                .singleElement()
                .satisfies(step -> assertThat(step.detail()).contains("unknown-badge"));
    }

    @Test
    void saysThatTheAccountIsNotAccepted() {
        TargetRefused refused =
                failure(TargetRefused.class, context(settings(badgr.address(), ETHICS, "wrong")), delivery());

        assertThat(refused.responsible()).isEqualTo(Responsible.HUB);
        assertThat(refused).hasMessageContaining("token endpoint");
    }

    @Test
    void renewsATokenThatEnded() {
        deliver(delivery());
        badgr.expireTokens();

        assertThat(deliver(delivery()).alreadyThere()).isFalse();
        assertThat(badgr.tokens()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    403, TargetRefused
                    404, TargetUnavailable
                    409, TargetUnavailable
                    302, TargetRefused
                    500, TargetUnavailable
                    503, RateLimited
                    429, RateLimited
                    """)
    void turnsEveryStatusIntoAFailureTheHubActsOn(int status, String failure) {
        deliver(delivery());
        badgr.server().fail(1, status, Map.of("Retry-After", "60"));

        HubException thrown = failure(HubException.class, context(settings()), delivery());

        assertThat(thrown.getClass().getSimpleName()).isEqualTo(failure);
        if (thrown instanceof RateLimited limited) {
            assertThat(limited.retryAfter())
                    .hasValueSatisfying(wait -> assertThat(wait).hasSeconds(60));
        }
    }
}
