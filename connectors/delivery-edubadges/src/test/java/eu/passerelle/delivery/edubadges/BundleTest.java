package eu.passerelle.delivery.edubadges;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.Delivery;
import eu.passerelle.connectors.DeliveryResult;
import eu.passerelle.connectors.testkit.SampleCompletion;
import eu.passerelle.delivery.edubadges.EdubadgesSettings.Identifier;
import eu.passerelle.simulators.edubadges.DirectAward;
import eu.passerelle.simulators.edubadges.EdubadgesSimulator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Awards of many learners in one request, each with its own result. */
class BundleTest {

    private final EdubadgesScene scene = new EdubadgesScene();
    private final EdubadgesSimulator edubadges = scene.edubadges;
    private final EdubadgesTarget target = scene.target;

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void sendsLearnersOfOneBadgeClassInOneBundle() {
        List<Delivery> deliveries = List.of(scene.delivery(), scene.delivery(), scene.delivery());

        target.deliverAll(scene.context(), deliveries);

        assertThat(edubadges.bundles()).isEqualTo(1);
        assertThat(edubadges.awards())
                .extracting(DirectAward::bundle)
                .hasSize(3)
                .containsOnly(edubadges.awards().getFirst().bundle());
    }

    @Test
    void makesBundlesNoLargerThanConfigured() {
        target.deliverAll(
                scene.context(scene.settings(Identifier.EPPN, null, false)),
                List.of(scene.delivery(), scene.delivery(), scene.delivery()));

        assertThat(edubadges.bundles()).isEqualTo(2);
    }

    @Test
    void tellsOfEachInABundleWhetherItWasAwarded() {
        Delivery again = scene.delivery();
        target.deliver(scene.context(), again);
        edubadges.refuse("77");
        List<Delivery> deliveries = List.of(
                scene.delivery(),
                again,
                scene.delivery("770", SampleCompletion.CODE),
                scene.delivery("1", "MATH.7"),
                scene.delivery());

        List<DeliveryResult> results = target.deliverAll(scene.context(), deliveries);

        assertThat(results).extracting(EdubadgesScene::word).containsExactly("new", "there", "RECIPIENT", "HUB", "new");
        assertThat(edubadges.awards()).hasSize(3);
    }

    @Test
    void keepsOneEppnThatIsNoneFromStoppingTheOthers() {
        List<Delivery> deliveries =
                List.of(scene.delivery(), scene.delivery("no one", SampleCompletion.CODE), scene.delivery());

        List<DeliveryResult> results = target.deliverAll(scene.context(), deliveries);

        assertThat(results).extracting(EdubadgesScene::word).containsExactly("new", "RECIPIENT", "new");
        assertThat(edubadges.awards()).hasSize(2);
    }

    @Test
    void awardsOneLearnerTwiceInTwoBundles() {
        Delivery first = scene.delivery("4711", SampleCompletion.CODE);
        Delivery second = scene.delivery("4711", SampleCompletion.CODE);

        List<DeliveryResult> results = target.deliverAll(scene.context(), List.of(first, second));

        assertThat(results).extracting(EdubadgesScene::word).containsExactly("new", "there");
    }
}
