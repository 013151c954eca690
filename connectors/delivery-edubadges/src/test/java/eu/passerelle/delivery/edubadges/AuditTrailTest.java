package eu.passerelle.delivery.edubadges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.Delivery;
import eu.passerelle.connectors.DeliveryReceipt;
import eu.passerelle.connectors.DeliveryResult;
import eu.passerelle.connectors.failure.TargetUnavailable;
import eu.passerelle.delivery.edubadges.EdubadgesSettings.Identifier;
import eu.passerelle.simulators.edubadges.EdubadgesSimulator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No learner is awarded twice after a crash or a lost answer. */
class AuditTrailTest {

    private final EdubadgesScene scene = new EdubadgesScene();
    private final EdubadgesSimulator edubadges = scene.edubadges;
    private final EdubadgesTarget target = scene.target;

    @AfterEach
    void close() {
        scene.close();
    }

    /** As after a crash between the award and its receipt: the connection ends, the learner claims, nobody knows. */
    @Test
    void asksBeforeItAwardsAgainAndTellsEachOfABundleApart() {
        edubadges.superuser(true);
        Delivery lost = scene.delivery();
        Delivery fresh = scene.delivery();
        edubadges.dropAfterStoring(1);
        assertThatThrownBy(() -> target.deliver(scene.context(), lost)).isInstanceOf(TargetUnavailable.class);
        edubadges.claimAll();

        List<DeliveryResult> results = target.deliverAll(scene.context(), List.of(lost, fresh));

        assertThat(results).extracting(EdubadgesScene::word).containsExactly("there", "new");
        assertThat(scene.received(lost.sealed())).hasSize(1);
        assertThat(scene.received(fresh.sealed())).hasSize(1);
    }

    @Test
    void findsAnAwardThatWasClaimedSinceInTheAuditTrail() {
        Delivery delivery = scene.delivery();
        edubadges.superuser(true);
        edubadges.dropAfterStoring(1);
        assertThatThrownBy(() -> target.deliver(scene.context(), delivery)).isInstanceOf(TargetUnavailable.class);
        edubadges.claimAll();

        DeliveryReceipt receipt = target.deliver(scene.context(scene.settings(Identifier.EPPN, null, true)), delivery);

        assertThat(receipt.alreadyThere()).isTrue();
        assertThat(scene.received(delivery.sealed())).hasSize(1);
    }

    @Test
    void goesOnWhereTheAuditTrailMayNotBeRead() {
        assertThat(target.deliver(scene.context(scene.settings(Identifier.EPPN, null, true)), scene.delivery())
                        .alreadyThere())
                .isFalse();
    }

    /** A page of a proxy, one that was cut off: whether this was awarded is not known, so it is not awarded. */
    @ParameterizedTest
    @ValueSource(strings = {"<html>", "[{\"badgeclass_name\": \"Data", "{\"detail\": \"later\"}"})
    void awardsNothingWhereTheAuditTrailCannotBeUnderstood(String trail) {
        edubadges.superuser(true);
        edubadges.auditTrail(trail);

        assertThatThrownBy(() -> target.deliver(scene.context(), scene.delivery()))
                .isInstanceOf(TargetUnavailable.class)
                .hasMessageContaining("audit trail");

        assertThat(edubadges.bundles()).isZero();
    }
}
