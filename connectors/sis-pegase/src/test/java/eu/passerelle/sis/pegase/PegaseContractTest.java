package eu.passerelle.sis.pegase;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.SisConnector;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.testkit.Reading;
import eu.passerelle.connectors.testkit.SisConnectorContract;
import eu.passerelle.connectors.testkit.Trouble;
import eu.passerelle.model.Sha256;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.pegase.PegaseSimulator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PegaseContractTest extends SisConnectorContract<PegaseSettings> {

    private final Campus campus = new Campus("insa", "groupe-insa.fr", "fr", 80, 500, 23);
    private final PegaseSimulator pegase = new PegaseSimulator(0, campus, Insa.USER, Insa.PASSWORD);
    private final PegaseConnector connector = new PegaseConnector();

    @AfterEach
    void close() {
        pegase.close();
    }

    @Override
    protected Campus campus() {
        return campus;
    }

    @Override
    protected SisConnector<PegaseSettings> connector() {
        return connector;
    }

    @Override
    protected PegaseSettings settings() {
        return Insa.settings(pegase.address(), Insa.PASSWORD, List.of(PegaseSimulator.PERIOD));
    }

    @Override
    protected PegaseSettings wrongCredentials() {
        return Insa.settings(pegase.address(), "wrong", List.of(PegaseSimulator.PERIOD));
    }

    @Override
    protected String sourceKey(SimulatedResult result) {
        String learner = campus.learners().get(result.learner()).number();
        return Cursus.key(Sha256.key(learner), PegaseSimulator.PERIOD, pegase.path(result));
    }

    @Override
    protected Trouble trouble() {
        return Trouble.of(pegase.server());
    }

    @Test
    void withdrawsWhatIsTakenOutOfPublication() {
        Reading before = Reading.of(connector, sis(settings()), Watermark.NONE);
        SimulatedResult published = campus.results().stream()
                .filter(result -> result.kind() == SimulatedResult.Kind.FINAL)
                .findFirst()
                .orElseThrow();
        pegase.unpublish(published.id());

        Reading after = Reading.of(connector, sis(settings()), before.next());

        assertThat(after.goneSince(before)).containsExactly(sourceKey(published));
    }

    @Test
    void tellsNoLearnersCodeInKeysScopesAndWatermarks() {
        Reading reading = Reading.of(connector, sis(settings()), Watermark.NONE);
        String watermark =
                connector.read(sis(settings()), Watermark.NONE).next().value();

        assertThat(watermark).isNotEmpty();
        campus.learners().forEach(learner -> {
            assertThat(watermark).doesNotContain(learner.number());
            assertThat(reading.complete()).noneMatch(scope -> scope.contains(":" + learner.number()));
            assertThat(reading.reported().keySet()).noneMatch(key -> key.startsWith(learner.number()));
        });
    }

    @Test
    void checksEveryStepOfAWorkingService() {
        assertThat(connector.check(sis(settings())))
                .hasSize(3)
                .allSatisfy(
                        step -> assertThat(step.result()).as(step.toString()).isEqualTo(CheckStep.Result.OK));
    }

    @Test
    void namesTheRefusalWhenCredentialsAreWrong() {
        assertThat(connector.check(sis(wrongCredentials())).getFirst()).satisfies(step -> {
            assertThat(step.result()).isEqualTo(CheckStep.Result.FAILED);
            assertThat(step.detail()).contains("401");
        });
    }
}
