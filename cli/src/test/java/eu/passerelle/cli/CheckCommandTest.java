package eu.passerelle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.CheckStep.Result;
import eu.passerelle.routes.Workbench;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.simulators.alliance.DemoAlliance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What {@code ./hub check} prints, for people and for programs, of two systems that work and of one out of reach. */
@Tag("slow")
class CheckCommandTest {

    private final Site site = Site.fresh("check").keep(List.of("stavanger", "trento"));
    private final DemoAlliance alliance = site.alliance(240);

    CheckCommandTest() {
        site.settle(site.environment(alliance, 0));
    }

    @AfterEach
    void stop() {
        alliance.close();
    }

    @Test
    void showsALineForEachUniversityAndAllStepsOfOne() {
        String all = Command.run("check", "--config", site.config().toString());
        String one = Command.run("check", "trento", "--config", site.config().toString());

        assertThat(all).containsPattern("stavanger +\\d+ +\\d+ +0 +\\d+ ").containsPattern("trento +\\d+ +1 +0 +");
        assertThat(one)
                .containsPattern("ok +DNS of localhost +127")
                .containsPattern("WARNING +opportunities of the first pages")
                .contains("\nopportunities of the first pages: Too thin: MC-123 [learning outcomes, EQF level,")
                .containsPattern("skipped +codes of the first pages");
    }

    @Test
    void givesProgramsTheSame() {
        JsonNode all = Command.json("check", "--json", "--config", site.config().toString());
        JsonNode one = Command.json(
                "check", "trento", "--json", "--config", site.config().toString());

        assertThat(all.propertyNames()).isEqualTo(Set.of("stavanger", "trento"));
        assertThat(one.size()).isEqualTo(all.path("trento").size()).isGreaterThan(12);
        assertThat(one.path(0).path("result").asString()).isEqualTo("OK");
    }

    @Test
    void drawsTheCertificateOrSaysWhyNot() throws IOException {
        String good = Command.run("check", "trento", "--config", site.config().toString());
        Path template = site.config().resolve("templates/trento.svg");
        Files.writeString(
                template,
                Files.readString(template).replace("</svg>", "<image href=\"http://localhost/x.png\"/>\n</svg>"));

        Command.Ended bad =
                Command.end("check", "trento", "--config", site.config().toString());

        assertThat(good).containsPattern("ok +certificate +templates/trento.svg draws \\d+\\.\\d KB in en");
        assertThat(bad.exit()).isEqualTo(ExitCodes.NEEDS_YOU);
        assertThat(bad.out())
                .containsPattern("FAILED +certificate +templates/trento.svg, line \\d+: <image> leads out of the file");
    }

    @Test
    void aHostThatMayNotBeCalledSkipsAllThatNeedsIt() throws IOException {
        String hub = Files.readString(site.config().resolve("hub.yaml"));
        assertThat(hub).contains("outgoing: [localhost]");
        site.write("hub.yaml", hub.replace("outgoing: [localhost]", "outgoing: [elsewhere.example]"));

        List<CheckStep> steps =
                new Workbench(Configuration.load(site.config(), site.environment(alliance, 0))).check("trento");

        assertThat(steps)
                .filteredOn(step -> step.name().equals("outgoing allows localhost"))
                .singleElement()
                .matches(CheckStep::isFailed);
        assertThat(steps)
                .filteredOn(step ->
                        List.of("SIS", "catalogue entries", "first pages").contains(step.name()))
                .hasSize(3)
                .allMatch(step -> step.result() == Result.SKIPPED)
                .allMatch(step -> step.detail().equals("outgoing allows localhost failed"));
    }
}
