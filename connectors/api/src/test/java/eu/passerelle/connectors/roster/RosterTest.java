package eu.passerelle.connectors.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RosterTest {

    private static final String ID = "1.2.246.562.24.";
    private static final List<RosterNumber> NUMBERS = List.of(
            RosterNumber.of("oppijaNumero", "1\\.2\\.246\\.562\\.\\d{1,4}\\.\\d{1,20}"),
            RosterNumber.of("henkilotunnus", "\\d{6}[-+A-FU-Y]\\d{3}[0-9A-Y]"));

    private static Roster parse(String csv) throws IOException {
        return Roster.parse("tampere: The roster", csv, NUMBERS);
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
    void asksByTheFirstNumberThatThereIsAndKeepsTheOthers() throws IOException {
        Roster roster = parse("henkilotunnus,oppijanumero,esi,email\n010190-9019," + ID + "1,urn:x:1,a@b.example\n");

        RosterLearner learner = roster.after(Watermark.NONE, 1).getFirst();

        assertThat(learner.column()).isEqualTo("oppijaNumero");
        assertThat(learner.number("henkilotunnus")).contains("010190-9019");
        assertThat(learner.identifiers()).extracting(id -> id.value()).containsExactly("urn:x:1", "a@b.example");
        assertThat(learner).asString().doesNotContain(ID);
    }
}
