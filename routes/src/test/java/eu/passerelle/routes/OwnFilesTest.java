package eu.passerelle.routes;

import static eu.passerelle.routes.SetupScene.HEAD;
import static eu.passerelle.routes.SetupScene.TWENTE;
import static eu.passerelle.routes.SetupScene.VALUES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.dashboard.Configurations.Refused;
import eu.passerelle.dashboard.SetupDesk.Change;
import eu.passerelle.dashboard.SetupDesk.Wish;
import eu.passerelle.model.Sha256;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;

/** Who may configure one university names files in its configuration, and reaches nothing of others by that. */
class OwnFilesTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @RegisterExtension
    static final SetupScene SCENE = new SetupScene();

    @Test
    void aFileOfAnotherUniversityIsNeitherShownNorWritten() {
        SCENE.activate("delft", TWENTE.replace("id: twente", "id: delft"));

        assertThatThrownBy(() -> SCENE.data.text("delft", VALUES))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("another university")
                .hasMessageNotContaining("by twente");
        assertThatThrownBy(() -> SCENE.data.save("delft", VALUES, HEAD + "\n", Sha256.hex(HEAD), "ann"))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> SCENE.data.explain("delft", "language", "x", "fi", "ann"))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> SCENE.data.restore("delft", VALUES, Sha256.hex(HEAD), "ann"))
                .isInstanceOf(Refused.class);
        assertThat(SCENE.directory.resolve(VALUES)).hasContent(HEAD);
    }

    @Test
    void whatIsOnesOwnByNameStaysOpenWhoeverNamesIt() {
        SCENE.home.write("catalogue/twente.csv", "code,title\n");
        SCENE.activate("delft", TWENTE.replace("id: twente", "id: delft"));
        SCENE.activate("leiden", TWENTE.replace("id: twente", "id: leiden").replace(VALUES, "catalogue/twente.csv"));

        assertThat(SCENE.data.text("twente", VALUES)).contains(HEAD);
        SCENE.data.explain("twente", "language", "x", "fi", "ann");
        assertThat(SCENE.data.text("twente", "catalogue/twente.csv")).contains("code,title\n");
    }

    @Test
    void aFileThatAnotherUniversityUsesIsNamedByWhoMayConfigureAll() {
        String free = "values/of-the-registry.csv";
        SCENE.home.write(free, HEAD);
        SCENE.activate("twente", TWENTE.replace(VALUES, free));
        SCENE.activate("delft", Home.UNIVERSITY.formatted("delft"));

        assertThat(SCENE.setup.newReferences("delft", values("values/../" + free)))
                .containsExactly("values: values/../" + free);
        assertThat(SCENE.setup.newReferences("delft", values("grades/twente.csv")))
                .containsExactly("values: grades/twente.csv");
        assertThat(SCENE.setup.newReferences("delft", values("values/delft.csv")))
                .isEmpty();
        assertThat(SCENE.setup.newReferences("twente", new Wish("x", TWENTE.replace(VALUES, free), List.of(), true)))
                .as("it is named already")
                .isEmpty();
    }

    private static Wish values(String path) {
        return new Wish("x", null, List.of(new Change(List.of("mapping", "values"), JSON.valueToTree(path))), true);
    }

    @Test
    void aFileThatHoldsNoValueMapsIsNotShownAsOne() {
        for (String other : List.of("rosters/all.csv", "access.csv")) {
            SCENE.home.write(other, "person,number\nAda,0815\n");
            SCENE.activate("twente", TWENTE.replace(VALUES, other));

            assertThatThrownBy(() -> SCENE.data.text("twente", other))
                    .as(other)
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("no file of value maps");
        }
    }

    private static Wish wish(String was, String country) {
        return new Wish(was, TWENTE.replace("country: NLD", "country: " + country), List.of(), true);
    }

    /** What the API refuses to who configures one university alone: the hub reads it, and may say what it has read. */
    @Test
    void referencesAndPlacesThatAreNewAreTold() {
        SCENE.home.university(
                "twente", TWENTE.replace("country: NLD", "country: \"${env:LAND:-NLD}\"") + "# ${file:old}\n");

        assertThat(SCENE.setup.newReferences("twente", wish("x", "\"${file:token}\"")))
                .containsExactly("${file:token}");
        assertThat(SCENE.setup.newReferences("twente", wish("x", "NLD\nroster: ../data/delft.csv")))
                .containsExactly("roster: ../data/delft.csv");
        assertThat(SCENE.setup.newReferences("twente", wish("x", "\"${env:LAND:-NLD}\"")))
                .isEmpty();
    }

    @Test
    void aCountryThatIsNoneIsAProblemOfTheFile() {
        String was = SCENE.setup.draft("twente").orElseThrow().sha256();

        assertThatThrownBy(() -> SCENE.setup.save("twente", wish(was, "Holland"), "ann"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("universities/twente.yaml: country must be");
    }

    @Test
    void onesOwnIsShownAndWritten() {
        SCENE.home.write(VALUES, "\ufeff# codes of the registry\n\n" + HEAD);
        SCENE.companions.refresh();

        SCENE.data.explain("twente", "language", "x", "fi", "ann");

        assertThat(SCENE.data.text("twente", VALUES).orElseThrow()).contains("# codes", "language,x,fi");
    }
}
