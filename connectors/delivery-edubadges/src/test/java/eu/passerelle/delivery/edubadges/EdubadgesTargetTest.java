package eu.passerelle.delivery.edubadges;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.Delivery;
import eu.passerelle.connectors.DeliveryReceipt;
import eu.passerelle.connectors.DeliveryResult;
import eu.passerelle.connectors.DeliveryTarget;
import eu.passerelle.connectors.Recipient;
import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.failure.HubException.Responsible;
import eu.passerelle.connectors.failure.RateLimited;
import eu.passerelle.connectors.failure.TargetRefused;
import eu.passerelle.connectors.failure.TargetUnavailable;
import eu.passerelle.connectors.http.HttpAuthentication;
import eu.passerelle.connectors.testkit.DeliveryTargetContract;
import eu.passerelle.connectors.testkit.SampleCompletion;
import eu.passerelle.connectors.testkit.SampleCredential;
import eu.passerelle.delivery.edubadges.EdubadgesSettings.Identifier;
import eu.passerelle.model.Credential;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.simulators.edubadges.DirectAward;
import eu.passerelle.simulators.edubadges.EdubadgesSimulator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdubadgesTargetTest extends DeliveryTargetContract<EdubadgesSettings> {

    private static final String ETHICS = "badge-ethics";
    private static final LocalizedText TITLE = LocalizedText.of("en", "Ethics of confidential titles");

    private final EdubadgesSimulator edubadges = new EdubadgesSimulator(0, "hub", "s3cret");
    private final EdubadgesTarget target = new EdubadgesTarget();
    private final AtomicInteger learners = new AtomicInteger(1000);

    EdubadgesTargetTest() {
        edubadges.badgeClass(ETHICS, "Data Ethics");
    }

    @AfterEach
    void close() {
        edubadges.close();
    }

    @Override
    protected DeliveryTarget<EdubadgesSettings> target() {
        return target;
    }

    @Override
    protected EdubadgesSettings settings() {
        return EdubadgesSettings.of(edubadges.address(), oauth2(), Map.of("kuu/" + SampleCompletion.CODE, ETHICS));
    }

    private HttpAuthentication.ClientCredentials oauth2() {
        return new HttpAuthentication.ClientCredentials(edubadges.token(), "hub", new Secret("s3cret"), null);
    }

    private EdubadgesSettings settings(Identifier by, @Nullable String eppn, boolean auditTrail) {
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

    @Override
    protected Recipient recipient() {
        return new Recipient(null, "Anna.Virtanen@example.nl", "nl");
    }

    /** A learner of its own each time: edubadges knows badges by learner and badge class. */
    @Override
    protected Delivery delivery() {
        return delivery(String.valueOf(learners.incrementAndGet()), SampleCompletion.CODE);
    }

    private Delivery delivery(String number, String code) {
        return delivery(
                SampleCredential.sealed(UUID.randomUUID(), 1_000),
                new Recipient(null, "Learner" + number + "@example.nl", "nl"),
                SampleCompletion.of(number, code, TITLE));
    }

    /** It issues a badge of its own, which names the credential. */
    @Override
    protected byte[] held(Delivery delivery) {
        return name(delivery.sealed()).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected List<byte[]> received(Credential credential) {
        return edubadges.awards().stream()
                .map(award -> award.body().path("description").asString())
                .filter(name(credential)::equals)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private static String name(Credential credential) {
        return "urn:credential:" + credential.id();
    }

    @Override
    protected void breakDown() {
        edubadges.server().down(true);
    }

    @Override
    protected void healed() {
        edubadges.server().down(false);
    }

    @Override
    protected void hang() {
        edubadges.server().hang();
    }

    @Override
    protected void refuseRecipient() {
        edubadges.refuse("1");
    }

    @Test
    void tellsEdubadgesWhoAndWhatAndNoMore() {
        deliver(delivery("4711", SampleCompletion.CODE));

        DirectAward award = edubadges.awards().getFirst();
        assertThat(award.eppn()).isEqualTo("4711@kuu.example");
        assertThat(award.email()).isEqualTo("learner4711@example.nl");
        assertThat(award.body().propertyNames())
                .containsExactlyInAnyOrder(
                        "name", "narrative", "description", "grade_achieved", "recipient_email", "eppn");
        assertThat(award.body().path("grade_achieved").asString()).isEqualTo("4");
    }

    @Test
    void addressesAwardsToMailWithTheNameThatTheInstitutionKnows() {
        target.deliver(context(settings(Identifier.EMAIL, null, false)), delivery("4711", SampleCompletion.CODE));

        DirectAward award = edubadges.awards().getFirst();
        assertThat(award.eppn()).isEmpty();
        assertThat(award.body().path("first_name").asString()).isEqualTo(SampleCompletion.GIVEN);
        assertThat(award.body().path("surname").asString()).isEqualTo(SampleCompletion.FAMILY);
        assertThat(award.body().has("grade_achieved")).isFalse();
    }

    @Test
    void makesTheEppnAsTheInstitutionDoes() {
        target.deliver(
                context(settings(Identifier.EPPN, "s{local}@student.kuu.nl", false)),
                delivery("4711", SampleCompletion.CODE));

        assertThat(edubadges.awards()).extracting(DirectAward::eppn).containsExactly("s4711@student.kuu.nl");
    }

    @Test
    void saysWhichKeyToAddForACodeThatNobodyListed() {
        TargetRefused refused = failure(TargetRefused.class, context(settings()), delivery("4711", "MATH.7"));

        assertThat(refused).hasMessageContaining("'kuu/MATH.7: <entity id>'").hasMessageContaining("badgeClasses");
        assertThat(refused.responsible()).isEqualTo(Responsible.HUB);
        assertThat(edubadges.bundles()).isZero();
    }

    @Test
    void takesAStoredButUnansweredAwardForDeliveredOnTheNextAttempt() {
        Delivery delivery = delivery();
        edubadges.dropAfterStoring(1);

        failure(TargetUnavailable.class, context(settings()), delivery);
        DeliveryReceipt receipt = deliver(delivery);

        assertThat(receipt.alreadyThere()).isTrue();
        assertThat(received(delivery.sealed())).hasSize(1);
    }

    /** As after a crash between the award and its receipt: the connection ends, the learner claims, nobody knows. */
    @Test
    void asksBeforeItAwardsAgainAndTellsEachOfABundleApart() {
        edubadges.superuser(true);
        Delivery lost = delivery();
        Delivery fresh = delivery();
        edubadges.dropAfterStoring(1);
        failure(TargetUnavailable.class, context(settings()), lost);
        edubadges.claimAll();

        List<DeliveryResult> results = target.deliverAll(context(settings()), List.of(lost, fresh));

        assertThat(results).extracting(EdubadgesTargetTest::word).containsExactly("there", "new");
        assertThat(received(lost.sealed())).hasSize(1);
        assertThat(received(fresh.sealed())).hasSize(1);
    }

    @Test
    void findsAnAwardThatWasClaimedSinceInTheAuditTrail() {
        Delivery delivery = delivery();
        edubadges.superuser(true);
        edubadges.dropAfterStoring(1);
        failure(TargetUnavailable.class, context(settings()), delivery);
        edubadges.claimAll();

        DeliveryReceipt receipt = target.deliver(context(settings(Identifier.EPPN, null, true)), delivery);

        assertThat(receipt.alreadyThere()).isTrue();
        assertThat(received(delivery.sealed())).hasSize(1);
    }

    @Test
    void goesOnWhereTheAuditTrailMayNotBeRead() {
        assertThat(target.deliver(context(settings(Identifier.EPPN, null, true)), delivery())
                        .alreadyThere())
                .isFalse();
    }

    @Test
    void sendsLearnersOfOneBadgeClassInOneBundle() {
        List<Delivery> deliveries = List.of(delivery(), delivery(), delivery());

        target.deliverAll(context(settings()), deliveries);

        assertThat(edubadges.bundles()).isEqualTo(1);
        assertThat(edubadges.awards())
                .extracting(DirectAward::bundle)
                .hasSize(3)
                .containsOnly(edubadges.awards().getFirst().bundle());
    }

    @Test
    void makesBundlesNoLargerThanConfigured() {
        target.deliverAll(context(settings(Identifier.EPPN, null, false)), List.of(delivery(), delivery(), delivery()));

        assertThat(edubadges.bundles()).isEqualTo(2);
    }

    @Test
    void tellsOfEachInABundleWhetherItWasAwarded() {
        Delivery again = delivery();
        deliver(again);
        edubadges.refuse("77");
        List<Delivery> deliveries =
                List.of(delivery(), again, delivery("770", SampleCompletion.CODE), delivery("1", "MATH.7"), delivery());

        List<DeliveryResult> results = target.deliverAll(context(settings()), deliveries);

        assertThat(results)
                .extracting(EdubadgesTargetTest::word)
                .containsExactly("new", "there", "RECIPIENT", "HUB", "new");
        assertThat(edubadges.awards()).hasSize(3);
    }

    @Test
    void keepsOneEppnThatIsNoneFromStoppingTheOthers() {
        List<Delivery> deliveries = List.of(delivery(), delivery("no one", SampleCompletion.CODE), delivery());

        List<DeliveryResult> results = target.deliverAll(context(settings()), deliveries);

        assertThat(results).extracting(EdubadgesTargetTest::word).containsExactly("new", "RECIPIENT", "new");
        assertThat(edubadges.awards()).hasSize(2);
    }

    @Test
    void awardsOneLearnerTwiceInTwoBundles() {
        Delivery first = delivery("4711", SampleCompletion.CODE);
        Delivery second = delivery("4711", SampleCompletion.CODE);

        List<DeliveryResult> results = target.deliverAll(context(settings()), List.of(first, second));

        assertThat(results).extracting(EdubadgesTargetTest::word).containsExactly("new", "there");
    }

    @Test
    void saysThatTheBadgeClassIsADraftOrUnknown() {
        edubadges.unpublish(ETHICS);
        assertThat(failure(TargetRefused.class)).hasMessageContaining("not published");

        EdubadgesSettings wrong =
                EdubadgesSettings.of(edubadges.address(), oauth2(), Map.of(SampleCompletion.CODE, "unknown-badge"));
        assertThat(failure(TargetRefused.class, context(wrong), delivery()))
                .hasMessageContaining("no badge class unknown-badge");
        assertThat(target.check(context(wrong)))
                .filteredOn(CheckStep::isFailed)
                .singleElement()
                .satisfies(step -> assertThat(step.detail()).contains("unknown-badge"));
    }

    @Test
    void renewsATokenThatEnded() {
        deliver(delivery());
        edubadges.door().expireTokens();

        assertThat(deliver(delivery()).alreadyThere()).isFalse();
        assertThat(edubadges.door().tokens()).isEqualTo(2);
    }

    @Test
    void saysThatTheClientIsNotAccepted() {
        EdubadgesSettings wrong = EdubadgesSettings.of(
                edubadges.address(),
                new HttpAuthentication.ClientCredentials(edubadges.token(), "hub", new Secret("wrong"), null),
                Map.of(SampleCompletion.CODE, ETHICS));

        TargetRefused refused = failure(TargetRefused.class, context(wrong), delivery());

        assertThat(refused).hasMessageContaining("token endpoint").hasMessageNotContaining("wrong");
        assertThat(refused.responsible()).isEqualTo(Responsible.HUB);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    403, TargetRefused
                    404, TargetUnavailable
                    409, TargetUnavailable
                    413, TargetRefused
                    302, TargetRefused
                    500, TargetUnavailable
                    502, TargetUnavailable
                    429, RateLimited
                    """)
    void turnsEveryStatusIntoAFailureTheHubActsOn(int status, String failure) {
        deliver(delivery());
        edubadges.server().fail(1, status, Map.of("Retry-After", "7"));

        HubException thrown = failure(HubException.class, context(settings(Identifier.EPPN, null, false)), delivery());

        assertThat(thrown.getClass().getSimpleName()).isEqualTo(failure);
        if (thrown instanceof RateLimited limited) {
            assertThat(limited.retryAfter())
                    .hasValueSatisfying(wait -> assertThat(wait).hasSeconds(7));
        }
    }

    private static String word(DeliveryResult result) {
        return switch (result) {
            case DeliveryResult.Received received -> received.receipt().alreadyThere() ? "there" : "new";
            case DeliveryResult.Failed failed -> failed.failure().responsible().name();
        };
    }
}
