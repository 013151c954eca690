package eu.passerelle.sis.hisinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.SisConnector;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.SisRejected;
import eu.passerelle.connectors.testkit.Reading;
import eu.passerelle.connectors.testkit.SisConnectorContract;
import eu.passerelle.connectors.testkit.Trouble;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.hisinone.HisInOneSimulator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HisInOneContractTest extends SisConnectorContract<HisInOneSettings> {

    private final Campus campus = Campus.of("tuhh", "tuhh.example", "de", 400);
    private final HisInOneSimulator tune = new HisInOneSimulator(0, campus, "right-password");
    private final HisInOneConnector connector = new HisInOneConnector();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    @AfterEach
    void close() {
        tune.close();
    }

    @Override
    protected Campus campus() {
        return campus;
    }

    @Override
    protected SisConnector<HisInOneSettings> connector() {
        return connector;
    }

    @Override
    protected HisInOneSettings settings() {
        return Tuhh.settings(tune.address(), Tuhh.write(home, tune.rosterCsv()), "right-password");
    }

    @Override
    protected HisInOneSettings wrongCredentials() {
        return Tuhh.settings(tune.address(), Tuhh.write(home, tune.rosterCsv()), "wrong-password");
    }

    @Override
    protected String sourceKey(SimulatedResult result) {
        return tune.id(result);
    }

    @Override
    protected Trouble trouble() {
        return Trouble.of(tune.server());
    }

    @Test
    void checksStepByStep() {
        assertThat(connector.check(sis(settings())))
                .extracting(CheckStep::result)
                .containsOnly(CheckStep.Result.OK);
        assertThat(connector.check(sis(wrongCredentials())))
                .filteredOn(step -> step.result() == CheckStep.Result.FAILED)
                .singleElement()
                .satisfies(step -> assertThat(step.detail()).contains("sis.password"));
    }

    @Test
    void readsALearnersPagesToTheEnd() {
        Reading whole = Reading.of(connector, sis(settings()), Watermark.NONE);
        tune.maxLimit(1);

        Reading page = Reading.of(connector, sis(settings()), Watermark.NONE);

        assertThat(page.reported().keySet()).isEqualTo(whole.reported().keySet());
        assertThat(page.complete()).isEqualTo(whole.complete());
    }

    @Test
    void sendsTheUsernameTokenWithoutATimestamp() {
        Reading.of(connector, sis(settings()), Watermark.NONE);

        assertThat(new String(tune.lastRequest(), StandardCharsets.UTF_8))
                .contains("UsernameToken", "#PasswordText", ">right-password<")
                .doesNotContain("Timestamp", "Created");
    }

    /** An upgrade renames operations: then the setting is changed and nothing else. */
    @Test
    void callsTheOperationThatTheSettingNames() {
        try (HisInOneSimulator upgraded = new HisInOneSimulator(0, campus, "right-password", "readAchievements95")) {
            Path roster = Tuhh.write(home, upgraded.rosterCsv());

            assertThat(Reading.of(
                                    connector,
                                    sis(Tuhh.settings(
                                            upgraded.address(), roster, "right-password", "readAchievements95")),
                                    Watermark.NONE)
                            .reported())
                    .isNotEmpty();
            assertThatThrownBy(() -> connector.read(
                            sis(Tuhh.settings(upgraded.address(), roster, "right-password")), Watermark.NONE))
                    .isInstanceOf(SisRejected.class)
                    .hasMessageContaining("sis.operation");
        }
    }
}
