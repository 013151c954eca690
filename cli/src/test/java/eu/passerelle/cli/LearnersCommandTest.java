package eu.passerelle.cli;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.passerelle.journal.Sums;
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
 * Two universities and a record of the second that has the ESI of one learner of the first and the national number of
 * another: the whole hub holds it, a person decides on the command line, and it goes the rest of its way by itself.
 */
@Tag("slow")
class LearnersCommandTest {

    private final Site site = Site.ready("learners").keep(List.of("aveiro")).unscheduled();

    @Test
    void aRecordOfTwoLearnersWaitsForAPersonAndThenGoesOnByItself() throws IOException {
        try (DemoAlliance alliance = site.alliance(40)) {
            secondUniversity();
            try (RunningHub hub = new RunningHub(Configuration.load(site.config(), site.environment(alliance, 0)))) {
                hub.sync(Set.of("aveiro"));
                hub.awaitRest();
                // read files lie in done/
                List<String> table = table();
                List<String[]> delivered = rows(table, hub.delivered("aveiro").keySet());
                String[] mixed = delivered.getFirst().clone();
                int national = column(table, "N.º identificação");
                mixed[national] = delivered.stream()
                        .filter(row -> !row[national].equals(mixed[national]))
                        .findFirst()
                        .orElseThrow()[national];
                publish(table.getFirst(), mixed);

                hub.sync(Set.of("porto"));
                hub.awaitRest();

                assertThat(sums(hub).referred()).isEqualTo(1);
                assertThat(Command.run("learners", "--url", hub.address()))
                        .containsPattern("pairs to review .* 1\\R")
                        .containsPattern("transfers that wait for it +1\\R");
                decide(
                        hub,
                        Stream.of("Nome próprio", "Apelido", "Data de nascimento", "ESI", "N.º identificação")
                                .map(column -> mixed[column(table, column)])
                                .toList());
            }
        }
    }

    private static void decide(RunningHub hub, List<String> personal) {
        JsonNode candidate = Command.json("learners", "review", "--json", "--url", hub.address())
                .path(0);
        String id = candidate.path("id").asString();
        assertThat(candidate.path("reason").asString()).isEqualTo("CONFLICT");
        assertThat(candidate.path("universities").toString()).contains("porto", "aveiro");
        String queue = Command.run("learners", "review", "--url", hub.address());
        assertThat(queue).contains(id, "NATIONAL, ESI").doesNotContain(personal);
        assertThat(Command.run("learners", "show", id, "--purpose", "a test", "--url", hub.address()))
                .contains("aveiro, transfer", "born 19", "ESI urn:schac:");

        String said =
                Command.run("learners", "decide", id, "--different", "--reason", "two people", "--url", hub.address());

        assertThat(said).contains("1 transfers that waited for it go on");
        await().atMost(Duration.ofSeconds(60)).until(() -> sums(hub).delivered() == 1);
        assertThat(Command.run("learners", "review", "--url", hub.address())).doesNotContain(id);
        assertThat(Command.run("learners", "review", "--decided", "--url", hub.address()))
                .contains(id, "DIFFERENT");
    }

    private static Sums sums(RunningHub hub) {
        return hub.journal().sums().getOrDefault("porto", Sums.NONE);
    }

    /** Reads the same kind of table from an inbox of its own. */
    private void secondUniversity() throws IOException {
        String aveiro = Files.readString(site.config().resolve("universities/aveiro.yaml"));
        site.write("universities/porto.yaml", aveiro.replace("aveiro", "porto"));
        Path catalogue = site.config().resolve("catalogue");
        Files.copy(catalogue.resolve("aveiro.csv"), catalogue.resolve("porto.csv"));
        Files.writeString(site.file("data/demo/secrets/porto-upload-token"), "another-upload-token");
        Files.createDirectories(site.file("data/demo/porto"));
    }

    private List<String> table() throws IOException {
        try (Stream<Path> files = Files.walk(site.file("data/demo/aveiro"))) {
            Path file = files.filter(path -> path.getFileName().toString().startsWith("classificacoes-"))
                    .findFirst()
                    .orElseThrow();
            return Files.readString(file, UTF_16).lines().toList();
        }
    }

    private static List<String[]> rows(List<String> table, Set<String> keys) {
        int key = column(table, "N.º registo");
        return table.stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .filter(row -> keys.contains(row[key]))
                .toList();
    }

    private static int column(List<String> table, String name) {
        return List.of(table.getFirst().split("\t")).indexOf(name);
    }

    private void publish(String header, String[] row) throws IOException {
        String text = "\uFEFF" + header + "\r\n" + String.join("\t", row) + "\r\n";
        Files.write(site.file("data/demo/porto/classificacoes-1.txt"), text.getBytes(UTF_16LE));
    }
}
