package eu.passerelle.delivery.edubadges;

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
import eu.passerelle.connectors.http.HttpAuthentication;
import eu.passerelle.connectors.testkit.DeliveryTargetContract;
import eu.passerelle.connectors.testkit.SampleCompletion;
import eu.passerelle.delivery.edubadges.EdubadgesSettings.Identifier;
import eu.passerelle.model.Credential;
import eu.passerelle.simulators.edubadges.DirectAward;
import eu.passerelle.simulators.edubadges.EdubadgesSimulator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdubadgesTargetTest extends DeliveryTargetContract<EdubadgesSettings> {

    private final EdubadgesScene scene = new EdubadgesScene();
    private final EdubadgesSimulator edubadges = scene.edubadges;
    private final EdubadgesTarget target = scene.target;

    @AfterEach
    void close() {
        scene.close();
    }

    @Override
    protected DeliveryTarget<EdubadgesSettings> target() {
        return target;
    }

    @Override
    protected EdubadgesSettings settings() {
        return scene.settings();
    }

    @Override
    protected Recipient recipient() {
        return new Recipient(null, "Anna.Virtanen@example.nl", "nl");
    }

    /** A learner of its own each time: edubadges knows badges by learner and badge class. */
    @Override
    protected Delivery delivery() {
        return scene.delivery();
    }

    /** It issues a badge of its own, which names the credential. */
    @Override
    protected byte[] held(Delivery delivery) {
        return EdubadgesScene.name(delivery.sealed()).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected List<byte[]> received(Credential credential) {
        return scene.received(credential);
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
        deliver(scene.delivery("4711", SampleCompletion.CODE));

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
        target.deliver(
                context(scene.settings(Identifier.EMAIL, null, false)), scene.delivery("4711", SampleCompletion.CODE));

        DirectAward award = edubadges.awards().getFirst();
        assertThat(award.eppn()).isEmpty();
        assertThat(award.body().path("first_name").asString()).isEqualTo(SampleCompletion.GIVEN);
        assertThat(award.body().path("surname").asString()).isEqualTo(SampleCompletion.FAMILY);
        assertThat(award.body().has("grade_achieved")).isFalse();
    }

    @Test
    void makesTheEppnAsTheInstitutionDoes() {
        target.deliver(
                context(scene.settings(Identifier.EPPN, "s{local}@student.kuu.nl", false)),
                scene.delivery("4711", SampleCompletion.CODE));

        assertThat(edubadges.awards()).extracting(DirectAward::eppn).containsExactly("s4711@student.kuu.nl");
    }

    @Test
    void saysWhichKeyToAddForACodeThatNobodyListed() {
        TargetRefused refused = failure(TargetRefused.class, context(settings()), scene.delivery("4711", "MATH.7"));

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

    @Test
    void saysThatTheBadgeClassIsADraftOrUnknown() {
        edubadges.unpublish(EdubadgesScene.ETHICS);
        assertThat(failure(TargetRefused.class)).hasMessageContaining("not published");

        EdubadgesSettings wrong = EdubadgesSettings.of(
                edubadges.address(), scene.oauth2(), Map.of(SampleCompletion.CODE, "unknown-badge"));
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
                Map.of(SampleCompletion.CODE, EdubadgesScene.ETHICS));

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

        HubException thrown =
                failure(HubException.class, context(scene.settings(Identifier.EPPN, null, false)), delivery());

        assertThat(thrown.getClass().getSimpleName()).isEqualTo(failure);
        if (thrown instanceof RateLimited limited) {
            assertThat(limited.retryAfter())
                    .hasValueSatisfying(wait -> assertThat(wait).hasSeconds(7));
        }
    }
}
