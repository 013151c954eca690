package eu.passerelle.sis.virta;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.virta.VirtaSimulator;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VirtaCheckTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    @Test
    void checksStepByStep() {
        Campus campus = Campus.of("tampere", "tuni.fi", "fi", 40);
        try (VirtaSimulator virta = new VirtaSimulator(0, campus, "key")) {
            Path roster = VirtaScenes.write(home, virta.rosterCsv());

            assertThat(check(virta, roster, "key")).containsOnly(CheckStep.Result.OK);
            assertThat(check(virta, roster, "wrong"))
                    .containsExactly(
                            CheckStep.Result.OK,
                            CheckStep.Result.OK,
                            CheckStep.Result.FAILED,
                            CheckStep.Result.SKIPPED,
                            CheckStep.Result.SKIPPED);
            assertThat(check(virta, home.resolve("missing.csv"), "key")).startsWith(CheckStep.Result.FAILED);
            virta.server().down(true);
            assertThat(check(virta, roster, "key")).startsWith(CheckStep.Result.OK, CheckStep.Result.FAILED);
        }
    }

    private static List<CheckStep.Result> check(VirtaSimulator virta, Path roster, String key) {
        SisContext<VirtaSettings> sis =
                VirtaScenes.sis(VirtaScenes.settings(virta.address(), roster, key), VirtaScenes.LIMITS);
        return new VirtaConnector().check(sis).stream().map(CheckStep::result).toList();
    }
}
