package eu.passerelle.routes;

import static eu.passerelle.routes.SetupScene.TWENTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.dashboard.Configurations.Refused;
import eu.passerelle.dashboard.SetupDesk;
import eu.passerelle.dashboard.SetupDesk.Change;
import eu.passerelle.dashboard.SetupDesk.Wish;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;

/** A university's file, as the page writes it. */
class DraftingTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @RegisterExtension
    static final SetupScene SCENE = new SetupScene();

    private static Wish change(String was, String key, String json) {
        return new Wish(was, null, List.of(new Change(List.of(key.split("\\.")), JSON.readTree(json))), false);
    }

    private String sum() {
        return SCENE.setup.draft("twente").orElseThrow().sha256();
    }

    @Test
    void aValueIsChangedInTheFileAndItsCommentsStay() throws IOException {
        SCENE.setup.save("twente", change(sum(), "sis.pageSize", "50"), "ann");

        assertThat(Files.readString(SCENE.directory.resolve("universities/twente.yaml")))
                .isEqualTo(TWENTE.replace("  version: V6\n", "  version: V6\n  pageSize: 50\n"));
        assertThat(SCENE.hub.version("twente")).as("nothing runs by it").isEqualTo(1);
    }

    @Test
    void aNewUniversityIsTheFileThatAnOperatorWouldWrite() throws IOException {
        SCENE.setup.save(
                "delft",
                new Wish(
                        null,
                        null,
                        List.of(
                                new Change(List.of("id"), JSON.readTree("\"delft\"")),
                                new Change(List.of("name"), JSON.readTree("{\"en\":\"Delft\"}")),
                                new Change(List.of("country"), JSON.readTree("\"NLD\"")),
                                new Change(List.of("languages"), JSON.readTree("[\"en\"]")),
                                new Change(List.of("timeZone"), JSON.readTree("\"Europe/Amsterdam\"")),
                                new Change(
                                        List.of("sis"),
                                        JSON.readTree(
                                                "{\"protocol\":\"ooapi\",\"base\":\"http://localhost:1\",\"version\":\"V6\"}")),
                                new Change(List.of("targets"), JSON.readTree("[\"europass\"]"))),
                        false),
                "ann");

        assertThat(Files.readString(SCENE.directory.resolve("universities/delft.yaml")))
                .isEqualTo("""
                # yaml-language-server: $schema=../schema/university.json
                id: delft
                name: {en: Delft}
                country: NLD
                languages: [en]
                timeZone: Europe/Amsterdam
                sis:
                  protocol: ooapi
                  base: "http://localhost:1"
                  version: V6
                targets: [europass]
                """);
    }

    @Test
    void aSecretInPlainTextIsNeverWritten() {
        String auth = "{\"basic\":{\"user\":\"hub\",\"password\":\"hunter2\"}}";

        assertThatThrownBy(() -> SCENE.setup.save("twente", change(sum(), "sis.auth", auth), "ann"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("sis.auth.basic.password")
                .hasMessageNotContaining("hunter2");

        assertThat(SCENE.home.directory().resolve("universities/twente.yaml")).hasContent(TWENTE);
    }

    @Test
    void aReferenceMayLeadNowhereYetAndIsTold() {
        String auth = "{\"basic\":{\"user\":\"hub\",\"password\":\"${env:NOT_YET}\"}}";

        SetupDesk.Draft draft = SCENE.setup.save("twente", change(sum(), "sis.auth", auth), "ann");

        assertThat(draft.problems()).singleElement().asString().contains("NOT_YET is not set");
    }

    @Test
    void whatIsNotUnderstoodOrChangedMeanwhileIsRefused() {
        assertThatThrownBy(() -> SCENE.setup.save("twente", change(sum(), "cuontry", "\"NLD\""), "ann"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("did you mean 'country'");
        assertThatThrownBy(() -> SCENE.setup.save("twente", change("other", "country", "\"BEL\""), "ann"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("somebody was faster");
        assertThatThrownBy(() -> SCENE.setup.save("../hub", change("x", "a", "1"), "ann"))
                .isInstanceOf(Refused.class);
    }
}
