package eu.passerelle.routes;

import static eu.passerelle.routes.SetupScene.HEAD;
import static eu.passerelle.routes.SetupScene.TWENTE;
import static eu.passerelle.routes.SetupScene.VALUES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.dashboard.Configurations.Refused;
import eu.passerelle.dashboard.SetupDesk.Change;
import eu.passerelle.dashboard.SetupDesk.Wish;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Who may configure one university names files in its configuration, and reaches nothing of others by that. */
class OwnFilesTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @SuppressWarnings("NullAway.Init")
    private static SetupScene scene;

    @BeforeAll
    static void startDatabase(@TempDir Path data) {
        scene = new SetupScene(data);
    }

    @AfterAll
    static void stopDatabase() {
        scene.close();
    }

    @BeforeEach
    void start() {
        scene.start(directory);
    }

    @Test
    void aFileOfAnotherUniversityIsNeitherShownNorWritten() {
        scene.activate("delft", TWENTE.replace("id: twente", "id: delft"));

        assertThatThrownBy(() -> scene.data.text("delft", VALUES))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("another university")
                .hasMessageNotContaining("by twente");
        assertThatThrownBy(() -> scene.data.save("delft", VALUES, HEAD + "\n", TextDigest.of(HEAD), "ann"))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> scene.data.explain("delft", "language", "x", "fi", "ann"))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> scene.data.restore("delft", VALUES, TextDigest.of(HEAD), "ann"))
                .isInstanceOf(Refused.class);
        assertThat(directory.resolve(VALUES)).hasContent(HEAD);
    }

    @Test
    void whatIsOnesOwnByNameStaysOpenWhoeverNamesIt() {
        scene.home.write("catalogue/twente.csv", "code,title\n");
        scene.activate("delft", TWENTE.replace("id: twente", "id: delft"));
        scene.activate("leiden", TWENTE.replace("id: twente", "id: leiden").replace(VALUES, "catalogue/twente.csv"));

        assertThat(scene.data.text("twente", VALUES)).contains(HEAD);
        scene.data.explain("twente", "language", "x", "fi", "ann");
        assertThat(scene.data.text("twente", "catalogue/twente.csv")).contains("code,title\n");
    }

    @Test
    void aFileThatAnotherUniversityUsesIsNamedByWhoMayConfigureAll() {
        String free = "values/of-the-registry.csv";
        scene.home.write(free, HEAD);
        scene.activate("twente", TWENTE.replace(VALUES, free));
        scene.activate("delft", Home.UNIVERSITY.formatted("delft"));

        assertThat(scene.setup.newReferences("delft", values("values/../" + free)))
                .containsExactly("values: values/../" + free);
        assertThat(scene.setup.newReferences("delft", values("grades/twente.csv")))
                .containsExactly("values: grades/twente.csv");
        assertThat(scene.setup.newReferences("delft", values("values/delft.csv")))
                .isEmpty();
        assertThat(scene.setup.newReferences("twente", new Wish("x", TWENTE.replace(VALUES, free), List.of(), true)))
                .as("it is named already")
                .isEmpty();
    }

    private static Wish values(String path) {
        return new Wish("x", null, List.of(new Change(List.of("mapping", "values"), JSON.valueToTree(path))), true);
    }

    @Test
    void aFileThatHoldsNoValueMapsIsNotShownAsOne() {
        for (String other : List.of("rosters/all.csv", "access.csv")) {
            scene.home.write(other, "person,number\nAda,0815\n");
            scene.activate("twente", TWENTE.replace(VALUES, other));

            assertThatThrownBy(() -> scene.data.text("twente", other))
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
        scene.home.university(
                "twente", TWENTE.replace("country: NLD", "country: \"${env:LAND:-NLD}\"") + "# ${file:old}\n");

        assertThat(scene.setup.newReferences("twente", wish("x", "\"${file:token}\"")))
                .containsExactly("${file:token}");
        assertThat(scene.setup.newReferences("twente", wish("x", "NLD\nroster: ../data/delft.csv")))
                .containsExactly("roster: ../data/delft.csv");
        assertThat(scene.setup.newReferences("twente", wish("x", "\"${env:LAND:-NLD}\"")))
                .isEmpty();
    }

    @Test
    void aCountryThatIsNoneIsAProblemOfTheFile() {
        String was = scene.setup.draft("twente").orElseThrow().sha256();

        assertThatThrownBy(() -> scene.setup.save("twente", wish(was, "Holland"), "ann"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("universities/twente.yaml: country must be");
    }

    @Test
    void onesOwnIsShownAndWritten() {
        scene.home.write(VALUES, "\ufeff# codes of the registry\n\n" + HEAD);
        scene.companions.refresh();

        scene.data.explain("twente", "language", "x", "fi", "ann");

        assertThat(scene.data.text("twente", VALUES).orElseThrow()).contains("# codes", "language,x,fi");
    }
}
