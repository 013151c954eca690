package eu.passerelle.cli;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.passerelle.routes.config.Configuration;
import eu.passerelle.simulators.alliance.DemoAlliance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A learner of two universities: what one has awarded is recognised by the list of the other, whose SIS finds it as ELMO in
 * a directory, and finds it taken back when the list says so.
 */
@Tag("slow")
class RecognitionCommandTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Site site = Site.ready("recognition").keep(List.of("aveiro")).unscheduled();

    @Test
    void creditComesHomeAndIsTakenBackByTheList() throws IOException {
        try (DemoAlliance alliance = site.alliance(40)) {
            receivingUniversity();
            grades("aveiro");
            grades("porto");
            try (RunningHub hub = new RunningHub(Configuration.load(site.config(), site.environment(alliance, 0)))) {
                hub.sync(Set.of("aveiro"));
                hub.awaitRest();
                List<String> table = table();
                String key = hub.delivered("aveiro").keySet().iterator().next();
                String code = hub.jdbc()
                        .queryForObject(
                                "select opportunity_code from transfer where university = 'aveiro' and source_key = ?",
                                String.class,
                                key);
                list("ethics,aveiro," + code + ",HOME.1,Data Ethics,0.5,no,,,agreement,Alliance 4,Study services");
                known(table, key);
                hub.sync(Set.of("porto"));
                hub.awaitRest();

                awaitReturned(hub, 1);

                assertThat(returned(1))
                        .contains("<status>Positive</status>", "<ref>" + code + "</ref>", "<ref>HOME.1</ref>")
                        .contains("porto.example")
                        .contains("by the rule nearest, from the table of aveiro (pt-0-20, field ")
                        .contains("<gradingScheme localId=\"pt-0-20\">");
                assertThat(Command.end("recognition", "porto", "--url", hub.address())
                                .out())
                        .contains("POSITIVE", "RETURNED");

                ownTable();
                awaitReturned(hub, 2);
                assertThat(returned(2))
                        .contains("<status>Negative</status>", "Basis: rule, porto release-final")
                        .doesNotContain("<status>Positive</status>");

                withoutOwnTable();
                awaitReturned(hub, 3);
                assertThat(returned(3)).contains("<status>Positive</status>");

                list("ethics,aveiro,ANOTHER,HOME.1,Data Ethics,0.5,no,,,agreement,Alliance 4,Study services");
                awaitReturned(hub, 4);

                assertThat(returned(4))
                        .contains("<status>Negative</status>")
                        .doesNotContain("<status>Positive</status>");
                assertThat(Command.end("recognition", "porto", "--url", hub.address())
                                .exit())
                        .as("a person must decide on what the list no longer has")
                        .isEqualTo(ExitCodes.NEEDS_YOU);
                assertThat(Command.run("recognition", "porto", "--retry", "--url", hub.address()))
                        .startsWith("0 records");
            }
        }
    }

    private static void awaitReturned(RunningHub hub, int version) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            hub.bringHome();
            JsonNode rows = Command.answer("recognition", "porto", "--json", "--url", hub.address());
            assertThat(rows.path(0).path("version").asInt()).isEqualTo(version);
            assertThat(rows.path(0).path("state").asString()).isEqualTo("RETURNED");
        });
    }

    private String returned(int version) throws IOException {
        try (Stream<Path> files = Files.list(site.file("returns"))) {
            Path file = files.filter(path -> path.toString().endsWith("-v" + version + ".xml"))
                    .findFirst()
                    .orElseThrow();
            return Files.readString(file);
        }
    }

    private void list(String line) {
        site.write(
                "recognition/receiving/porto/courses.csv",
                "group,partner,partner_course,home_course,title,ects,repeatable,valid_from,valid_until,basis,source,"
                        + "reviewed_by\n" + line + "\n");
    }

    /** The university's grades in every field. */
    private void grades(String university) {
        StringBuilder rows =
                new StringBuilder("# source: test\n# date: 2026-11-26\nscale,isced,first,last,grade,results\n");
        for (int field = 0; field <= 10; field++) {
            for (int grade = 0; grade <= 20; grade++) {
                rows.append("pt-0-20,%02d,2022,2023,%d,50\n".formatted(field, grade));
            }
        }
        site.write("grades/" + university + ".csv", rows.toString());
    }

    /** Declines what the alliance recognises. */
    private void ownTable() throws IOException {
        Path shared = site.config().resolve("recognition");
        site.write(
                "recognition/receiving/porto/release.examples.csv",
                Files.readString(shared.resolve("release.examples.csv")).replace(",recognised,", ",declined,"));
        site.write(
                "recognition/receiving/porto/release.dmn",
                Files.readString(shared.resolve("release.dmn"))
                        .replace("<text>\"recognised\"</text>", "<text>\"declined\"</text>"));
    }

    private void withoutOwnTable() throws IOException {
        Path own = site.config().resolve("recognition/receiving/porto");
        Files.delete(own.resolve("release.dmn"));
        Files.delete(own.resolve("release.examples.csv"));
    }

    /** Reads the same kind of table from an inbox of its own. */
    private void receivingUniversity() throws IOException {
        String aveiro = Files.readString(site.config().resolve("universities/aveiro.yaml"));
        site.write(
                "universities/porto.yaml",
                aveiro.replace("aveiro", "porto").replaceFirst("(?m)^schacDomain: .*$", "schacDomain: porto.example")
                        + "\nrecognition:\n  returns: {protocol: elmo-file, directory: ../returns}\n"
                        + "  grades: {rule: NEAREST}\n");
        Path catalogue = site.config().resolve("catalogue");
        Files.copy(catalogue.resolve("aveiro.csv"), catalogue.resolve("porto.csv"));
        Files.writeString(site.file("data/demo/secrets/porto-upload-token"), "another-upload-token");
        Files.createDirectories(site.file("data/demo/porto"));
        Files.createDirectories(site.file("returns"));
    }

    /** The receiving university reports a result of the same learner. */
    private void known(List<String> table, String key) throws IOException {
        int column = List.of(table.getFirst().split("\t")).indexOf("N.º registo");
        String row = table.stream()
                .filter(line -> line.split("\t", -1)[column].equals(key))
                .findFirst()
                .orElseThrow();
        String text = "\uFEFF" + table.getFirst() + "\r\n" + row + "\r\n";
        Files.write(site.file("data/demo/porto/classificacoes-1.txt"), text.getBytes(UTF_16LE));
    }

    private List<String> table() throws IOException {
        try (Stream<Path> files = Files.walk(site.file("data/demo/aveiro"))) {
            Path file = files.filter(path -> path.getFileName().toString().startsWith("classificacoes-"))
                    .findFirst()
                    .orElseThrow();
            return Files.readString(file, UTF_16).lines().toList();
        }
    }
}
