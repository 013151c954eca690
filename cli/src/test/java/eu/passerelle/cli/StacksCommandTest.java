package eu.passerelle.cli;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.routes.config.Configuration;
import eu.passerelle.simulators.alliance.DemoAlliance;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * Modules of three universities and a fourth that awards what they make together, through the whole hub: judged, sealed
 * with the ids of the parts in it, delivered, and revoked when a part is failed after all.
 */
@Tag("slow")
class StacksCommandTest {

    private static final String KEY = "N.º registo";
    private static final String MODULE = "Código UC";
    private static final List<String> LEARNER = List.of(
            "Nome próprio",
            "Apelido",
            "Data de nascimento",
            "ESI",
            "N.º identificação",
            "N.º mecanográfico",
            "E-mail",
            "Europass");

    private final Site site = Site.ready("stacks").keep(List.of("aveiro")).unscheduled();

    @Test
    void aStackOfThreeUniversitiesIsSealedWithItsPartsAndFollowsThem() throws Exception {
        try (DemoAlliance alliance = site.alliance(40)) {
            others();
            try (RunningHub hub = new RunningHub(Configuration.load(site.config(), site.environment(alliance, 0)))) {
                sync(hub, "aveiro");
                List<String> table = table();
                List<String[]> results =
                        ofThreeModules(table, hub.delivered("aveiro").keySet());
                List<String> modules =
                        results.stream().map(row -> row[column(table, MODULE)]).toList();
                pathway(modules);
                String[] atPorto = of(table, results.get(0), results.get(1), "P-1");
                publish("porto", 1, table, atPorto);
                sync(hub, "porto");
                sync(hub, "eciu");
                String learner = learner(hub);

                assertThat(Command.run("stacks", "data", "--learner", learner, "--url", hub.address()))
                        .contains("1 module to go (core: 1)", "core: open are braga/" + modules.get(2));
                assertThat(hub.delivered("eciu")).isEmpty();

                publish("braga", 1, table, of(table, results.get(0), results.get(2), "B-1"));
                sync(hub, "braga");
                sync(hub, "eciu");
                sync(hub, "eciu");

                UUID stack = Objects.requireNonNull(hub.delivered("eciu").get("data/" + learner));
                assertThat(hub.delivered("eciu")).hasSize(1);
                assertThat(credential(hub, stack)).contains(parts(hub));
                assertThat(Command.run("stacks", "--url", hub.address())).containsPattern("data .* eciu +RD +1 +\\d+");
                assertThat(Command.run("stacks", "data", "--learner", learner, "--url", hub.address()))
                        .contains("complete since", "Awarded: see ./hub transfers --text data/" + learner);

                String[] failed = atPorto.clone();
                failed[column(table, "Resultado")] = "Reprovado";
                publish("porto", 2, table, failed);
                sync(hub, "porto");
                sync(hub, "eciu");

                assertThat(hub.credentials()).containsEntry(stack.toString(), "REVOKED");
                assertThat(hub.jdbc()
                                .query(
                                        "select id from transfer where university = 'eciu'",
                                        (row, number) -> row.getString(1)))
                        .hasSize(1);
            }
        }
    }

    private static void sync(RunningHub hub, String university) {
        hub.sync(Set.of(university));
        hub.awaitRest();
    }

    private static String learner(RunningHub hub) {
        return String.valueOf(hub.jdbc()
                .queryForObject(
                        "select learner from transfer where university = 'porto' and learner is not null", UUID.class));
    }

    private static String[] parts(RunningHub hub) {
        return hub.jdbc().query("select part from stack_part", (row, number) -> row.getString(1)).stream()
                .map(part -> "urn:credential:" + part)
                .toArray(String[]::new);
    }

    /** What is under the seal. */
    private static String credential(RunningHub hub, UUID transfer) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            String sealed = client.send(
                            HttpRequest.newBuilder(URI.create(hub.address() + "/api/transfers/" + transfer
                                            + "/payloads/SEALED?purpose=test"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            return JsonMapper.shared().readTree(sealed).path("payload").asString();
        }
    }

    /** Two read the same kind of table from inboxes of their own; one has no SIS and awards stacks. */
    private void others() throws IOException {
        String aveiro = Files.readString(site.config().resolve("universities/aveiro.yaml"));
        Path catalogue = site.config().resolve("catalogue");
        for (String other : List.of("porto", "braga")) {
            site.write("universities/" + other + ".yaml", aveiro.replace("aveiro", other));
            Files.copy(catalogue.resolve("aveiro.csv"), catalogue.resolve(other + ".csv"));
            Files.writeString(
                    site.file("data/demo/secrets/" + other + "-upload-token"), other + "-upload-token-of-a-test");
            Files.createDirectories(site.file("data/demo/" + other));
        }
        site.write("universities/eciu.yaml", """
                id: eciu
                name: {en: ECIU University}
                country: PRT
                languages: [en]
                timeZone: Europe/Brussels
                sis: {protocol: pathways}
                targets: [europass]
                """);
        List<String> lines = Files.readAllLines(catalogue.resolve("aveiro.csv"));
        String module = lines.stream()
                .filter(line -> line.startsWith("MC-110,"))
                .findFirst()
                .orElseThrow();
        // without the hours of a single module: the stack has the credits of three
        site.write(
                "catalogue/eciu.csv",
                lines.getFirst() + "\n" + module.replaceFirst("^[^,]*,((?:[^,]*,){5})[^,]*,", "RD,$1,") + "\n");
    }

    private void pathway(List<String> modules) {
        site.write("pathways/data.yaml", """
                id: data
                title: {en: Responsible Data}
                awardedBy: eciu
                leadsTo: RD
                credits: 1
                minimumLevel: 4
                required:
                  - name: core
                    of:
                      - {university: aveiro, opportunity: %s}
                      - {university: porto, opportunity: %s}
                      - {university: braga, opportunity: %s}
                """.formatted(modules.toArray()));
    }

    /** A result as the other row has it, of the learner of the first. */
    private static String[] of(List<String> table, String[] learner, String[] result, String key) {
        String[] changed = result.clone();
        for (String column : LEARNER) {
            changed[column(table, column)] = learner[column(table, column)];
        }
        changed[column(table, KEY)] = key;
        return changed;
    }

    /** Three that were recognised. */
    private static List<String[]> ofThreeModules(List<String> table, Set<String> keys) {
        Map<String, String[]> byModule = new LinkedHashMap<>();
        table.stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .filter(row -> keys.contains(row[column(table, KEY)]))
                .forEach(row -> byModule.putIfAbsent(row[column(table, MODULE)], row));
        return byModule.values().stream().limit(3).toList();
    }

    private List<String> table() throws IOException {
        try (Stream<Path> files = Files.walk(site.file("data/demo/aveiro"))) {
            Path file = files.filter(path -> path.getFileName().toString().startsWith("classificacoes-"))
                    .findFirst()
                    .orElseThrow();
            return Files.readString(file, UTF_16).lines().toList();
        }
    }

    private static int column(List<String> table, String name) {
        return List.of(table.getFirst().split("\t")).indexOf(name);
    }

    private void publish(String university, int number, List<String> table, String[] row) throws IOException {
        String text = "\uFEFF" + table.getFirst() + "\r\n" + String.join("\t", row) + "\r\n";
        Files.write(
                site.file("data/demo/" + university + "/classificacoes-" + number + ".txt"), text.getBytes(UTF_16LE));
    }
}
