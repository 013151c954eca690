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
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * Modules of three universities and a fourth that awards what they make together, through the whole hub: judged, sealed
 * with the ids of the parts in it, delivered, and revoked when a part is failed after all.
 */
class StacksCommandTest {

    private static final String KEY = "N.º registo";
    private static final String MODULE = "Código UC";

    private final Site site = Site.fresh("stacks").keep(List.of("aveiro")).unscheduled();

    @Test
    void aStackOfThreeUniversitiesIsSealedWithItsPartsAndFollowsThem() throws Exception {
        try (DemoAlliance alliance = site.alliance(40)) {
            others();
            try (RunningHub hub = new RunningHub(Configuration.load(site.config(), site.environment(alliance, 0)))) {
                sync(hub, "aveiro");
                List<String> table = table();
                String[] first = row(table, hub.delivered("aveiro").keySet());
                List<String> modules = modules(first[column(table, MODULE)]);
                pathway(modules);
                publish("porto", 1, table, changed(table, first, "P-1", modules.get(1)));
                sync(hub, "porto");
                sync(hub, "eciu");
                String learner = learner(hub);

                assertThat(Command.run("stacks", "data", "--learner", learner, "--url", hub.address()))
                        .contains("1 module to go (core: 1)", "core: open are braga/" + modules.get(2));
                assertThat(hub.delivered("eciu")).isEmpty();

                publish("braga", 1, table, changed(table, first, "B-1", modules.get(2)));
                sync(hub, "braga");
                sync(hub, "eciu");
                sync(hub, "eciu");

                UUID stack = Objects.requireNonNull(hub.delivered("eciu").get("data/" + learner));
                assertThat(hub.delivered("eciu")).hasSize(1);
                assertThat(credential(hub, stack)).contains(parts(hub));
                assertThat(Command.run("stacks", "--url", hub.address())).containsPattern("data .* eciu +RD +1 +\\d+");
                assertThat(Command.run("stacks", "data", "--learner", learner, "--url", hub.address()))
                        .contains("complete since", "Awarded: see ./hub transfers --text data/" + learner);

                String[] failed = changed(table, first, "P-1", modules.get(1));
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
                country: NLD
                languages: [en]
                timeZone: Europe/Brussels
                sis: {protocol: pathways}
                targets: [europass]
                """);
        List<String> lines = Files.readAllLines(catalogue.resolve("aveiro.csv"));
        Files.writeString(
                catalogue.resolve("eciu.csv"),
                lines.get(0) + "\n" + lines.get(1).replaceFirst("^[^,]*", "RD") + "\n");
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

    /** The first and two others of the catalogue. */
    private List<String> modules(String first) throws IOException {
        Stream<String> codes = Files.readAllLines(site.config().resolve("catalogue/aveiro.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", 2)[0]);
        return Stream.concat(Stream.of(first), codes.filter(code -> !code.equals(first)))
                .limit(3)
                .toList();
    }

    private static String[] changed(List<String> table, String[] row, String key, String module) {
        String[] changed = row.clone();
        changed[column(table, KEY)] = key;
        changed[column(table, MODULE)] = module;
        changed[column(table, "Unidade curricular")] = "Unidade " + module;
        changed[column(table, "Unidade curricular (inglês)")] = "Module " + module;
        return changed;
    }

    private List<String> table() throws IOException {
        try (Stream<Path> files = Files.walk(site.file("data/demo/aveiro"))) {
            Path file = files.filter(path -> path.getFileName().toString().startsWith("classificacoes-"))
                    .findFirst()
                    .orElseThrow();
            return Files.readString(file, UTF_16).lines().toList();
        }
    }

    private static String[] row(List<String> table, Set<String> keys) {
        return table.stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .filter(row -> keys.contains(row[column(table, KEY)]))
                .findFirst()
                .orElseThrow();
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
