package eu.passerelle.sis.stads;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.SisConnector;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.elmo.ElmoValues;
import eu.passerelle.connectors.testkit.Reading;
import eu.passerelle.connectors.testkit.SisConnectorContract;
import eu.passerelle.connectors.testkit.Trouble;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.stads.StadsSimulator;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StadsContractTest extends SisConnectorContract<StadsSettings> {

    private final Campus campus = Campus.of("aalborg", "aau.dk", "da", 400);
    private final StadsSimulator stads = new StadsSimulator(0, campus, "right-password");
    private final StadsConnector connector = new StadsConnector();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    @AfterEach
    void close() {
        stads.close();
    }

    @Override
    protected Campus campus() {
        return campus;
    }

    @Override
    protected SisConnector<StadsSettings> connector() {
        return connector;
    }

    @Override
    protected StadsSettings settings() {
        return Aalborg.settings(Aalborg.write(home, stads.rosterCsv()), "right-password", stads.address());
    }

    @Override
    protected StadsSettings wrongCredentials() {
        return Aalborg.settings(Aalborg.write(home, stads.rosterCsv()), "wrong-password", stads.address());
    }

    /** STADS gives results no key: learner, course and term make one. */
    @Override
    protected String sourceKey(SimulatedResult result) {
        String number = campus.learners().get(result.learner()).number();
        String learner = ElmoValues.hash("aalborg", "LOCAL=aau.dk=" + number);
        String course = campus.courses().get(result.course()).code();
        return "aau.dk:h-" + ElmoValues.hash(learner, course, stads.term(result));
    }

    @Override
    protected Trouble trouble() {
        return Trouble.of(stads.server());
    }

    @Override
    protected boolean supportsProvisional() {
        return false;
    }

    @Override
    protected boolean supportsRecognition() {
        return false;
    }

    @Test
    void checksStepByStep() {
        assertThat(connector.check(sis(settings())))
                .extracting(CheckStep::result)
                .containsOnly(CheckStep.Result.OK);
        assertThat(connector.check(sis(wrongCredentials())))
                .filteredOn(step -> step.result() == CheckStep.Result.FAILED)
                .singleElement()
                .satisfies(step -> assertThat(step.detail()).contains("sis.basic"));
    }

    @Test
    void asksTheNextEndpointWhenOneIsOutOfOrder() {
        try (StadsSimulator broken = new StadsSimulator(0, campus, "right-password")) {
            broken.server().down(true);
            StadsSettings both = Aalborg.settings(
                    Aalborg.write(home, stads.rosterCsv()), "right-password", broken.address(), stads.address());

            assertThat(Reading.of(connector, sis(both), Watermark.NONE).reported())
                    .isNotEmpty();
        }
    }
}
