package eu.passerelle.sis.virta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.virta.VirtaSimulator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RosterTest {

    private static final String ID = "1.2.246.562.24.";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    private static Roster parse(String csv) throws IOException {
        return Roster.parse("tampere: The roster", csv);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "oppijanumero\n1.2.246.562.24.1\n",
                "\uFEFFOppijanumero;given\r\n1.2.246.562.24.1;Aino\r\n",
                "henkilotunnus,email\n010190-9019,\n",
                "oppijanumero,henkilotunnus\n,010190A9019\n1.2.246.562.24.1,\n"
            })
    void readsTheUsualSpellings(String csv) throws IOException {
        Roster roster = parse(csv);

        assertThat(roster.size()).isPositive();
        assertThat(roster.rejected()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "given,family\nAino,Virtanen\n", "oppijanumero,shoe\n", "oppijanumero,oppijanumero\n"})
    void refusesWhatIsNoRoster(String csv) {
        assertThatThrownBy(() -> parse(csv))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageStartingWith("tampere: The roster")
                .hasMessageNotContaining("Virtanen");
    }

    @Test
    void rejectsLinesThatNameNoLearnerAndReadsTheOthers() throws IOException {
        Roster roster = parse("oppijanumero,born\n" + ID + "1,2001-01-01\n12345,\n" + ID + "2,1.1.2001\n,\n");

        assertThat(roster.size()).isEqualTo(1);
        assertThat(roster.rejected()).hasSize(3).allSatisfy(rejected -> {
            assertThat(rejected.reason()).contains("of the roster").doesNotContain("12345");
            assertThat(rejected.raw().content()).isNotEmpty();
        });
    }

    @Test
    void keepsItsPlaceWhenLinesComeAndGo() throws IOException {
        Roster before = parse("oppijanumero\n" + ID + "1\n" + ID + "2\n" + ID + "3\n" + ID + "4\n");
        List<RosterLearner> page = before.after(Watermark.NONE, 2);
        Watermark place = new Watermark(page.getLast().hash());
        Roster after = parse("oppijanumero\n" + ID + "4\n" + ID + "9\n" + ID + "3\n" + ID + "1\n");

        Set<RosterLearner> read = new HashSet<>(page);
        read.addAll(after.after(place, 10));

        assertThat(read).extracting(RosterLearner::number).contains(ID + "1", ID + "3", ID + "4");
    }

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
