package eu.passerelle.sis.pegase;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.model.Completion;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedServer;
import eu.passerelle.simulators.pegase.PegaseSimulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The public samples of a client of Pégase, over HTTP through the connector, counted independently; and the OpenAPI. */
class SamplesTest {

    private static final String NOTES = "pegase/src/test/resources/notes.json";
    private static final String CURSUS = "pegase/src/test/resources/cursus.json";
    private static final String OPENAPI = "pegase/src/main/resources/YML/coc-publication-api-v2-2.3.0.yml";

    private final Set<String> asked = new HashSet<>();

    @Test
    void readsEveryPublishedElementOfTheSamples() throws IOException {
        JsonNode notes =
                JsonMapper.shared().readTree(Files.readAllBytes(Standards.sis().resolve(NOTES)));
        int published = 0;
        int unpublished = 0;
        for (JsonNode element : notes.values()) {
            boolean session = element.at("/publieSession1").booleanValue();
            boolean last = element.at("/publieEvaluationsFinales").booleanValue();
            published += session || last ? 1 : 0;
            unpublished += session || last ? 0 : 1;
        }

        CompletionPage page = read();

        assertThat(published).isEqualTo(8);
        assertThat(unpublished).isOne();
        assertThat(page.rejected()).isEmpty();
        assertThat(page.events()).hasSize(published);
        // one root for each of the three years of cursus.json, of which one has results
        assertThat(page.complete()).hasSize(3);
        assertThat(asked)
                .containsExactlyInAnyOrder(
                        "PER-2019 F-ING-HYD>F-ING-HYD-A3",
                        "PER-2020 F-ING-HYD>F-ING-HYD-A4",
                        "PER-2021 F-ING-HYD>F-ING-HYD-A5");
    }

    @Test
    void joinsResultsWithTheCursusAndWithWhatContainsThem() throws IOException {
        List<Completion> read = read().events().stream()
                .map(event -> ((CompletionEvent.Reported) event).completion())
                .toList();

        Completion semester = of(read, "F-ING-HYD-S07");
        Completion unit = of(read, "F-ING-HYD-S7-DROIT");
        assertThat(semester.partOf()).isNull();
        assertThat(unit.partOf()).isEqualTo(semester.key().sourceKey());
        assertThat(unit.state()).isEqualTo(Completion.State.PROVISIONAL);
        assertThat(unit.completedOn()).isEqualTo("2020-09-01");
        assertThat(Objects.requireNonNull(unit.credits()).value()).isEqualByComparingTo("5");
        assertThat(Objects.requireNonNull(of(read, "JJXE7U50").credits()).value())
                .isEqualByComparingTo("1.5");
        assertThat(unit.title().in("fr")).isEqualTo("Réglementation – Droit de l’environnement et de l’urbanisme");
    }

    private static Completion of(List<Completion> read, String code) {
        return read.stream()
                .filter(completion -> code.equals(completion.opportunityCode()))
                .findFirst()
                .orElseThrow();
    }

    private CompletionPage read() throws IOException {
        byte[] notes = Files.readAllBytes(Standards.sis().resolve(NOTES));
        byte[] cursus = Files.readAllBytes(Standards.sis().resolve(CURSUS));
        try (var server = new SimulatedServer(0, exchange -> {
            String path = exchange.getRequestURI().getPath();
            String body = "some.jwt.token";
            if (path.contains("flux-inscriptions")) {
                body = "{\"totalPages\":1,\"resultats\":[{\"codeApprenant\":\"000000001\",\"prenom\":\"Lucie\","
                        + "\"nomFamille\":\"Prova\"}]}";
            } else if (path.endsWith("/cursus")) {
                body = new String(cursus, StandardCharsets.UTF_8);
            } else if (path.contains("/chemins/")) {
                asked.add(path.replaceAll(".*/periodes/([^/]+)/.*/chemins/(.+)", "$1 $2"));
                body = path.contains("PER-2020") ? new String(notes, StandardCharsets.UTF_8) : "[]";
            }
            SimulatedServer.send(exchange, 200, "application/json", body.getBytes(StandardCharsets.UTF_8));
        })) {
            return new PegaseConnector()
                    .read(Insa.sis(Insa.settings(server.address(), Insa.PASSWORD, null)), Watermark.NONE);
        }
    }

    /** What our simulator writes is what the official OpenAPI describes: no member more, no required one less. */
    @Test
    void theSimulatorKeepsToTheOpenApi() throws Exception {
        JsonNode contract = YAMLMapper.builder()
                .build()
                .readTree(Files.readString(Standards.sis().resolve(OPENAPI), StandardCharsets.UTF_8));
        Campus campus = new Campus("insa", "groupe-insa.fr", "fr", 5, 200, 4);
        try (var pegase = new PegaseSimulator(0, campus, Insa.USER, Insa.PASSWORD)) {
            JsonNode rows = JsonMapper.shared().readTree(simulated(pegase.address(), campus));

            assertThat(rows.size()).isGreaterThan(20);
            for (JsonNode row : rows.values()) {
                requireShape(contract, "Chemin", row);
                requireShape(contract, "ObjetFeuille", row.get("objetFeuille"));
                for (String result : List.of("resultatSession1", "resultatFinal")) {
                    if (row.get(result).isObject()) {
                        requireShape(contract, "Resultat", row.get(result));
                    }
                }
                row.get("listeTypeAmenagement").values().forEach(one -> requireShape(contract, "TypeAmenagement", one));
            }
        }
    }

    private static void requireShape(JsonNode contract, String schema, JsonNode value) {
        JsonNode described = contract.at("/components/schemas/" + schema);
        assertThat(described.path("properties").isObject()).as(schema).isTrue();
        Set<String> known = new TreeSet<>(described.get("properties").propertyNames());
        assertThat(known).as(schema).containsAll(value.propertyNames());
        described
                .path("required")
                .values()
                .forEach(name -> assertThat(value.has(name.stringValue()))
                        .as(schema + " needs " + name)
                        .isTrue());
    }

    private static byte[] simulated(URI address, Campus campus) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        String token = client.send(
                        HttpRequest.newBuilder(address.resolve("/cas/v1/tickets"))
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "username=" + Insa.USER + "&password=" + Insa.PASSWORD + "&token=true"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        URI results = address.resolve("/api/coc/publication/v2/etablissements/ETAB00/periodes/"
                + PegaseSimulator.PERIOD + "/apprenants/"
                + campus.learners().getFirst().number() + "/chemins/F-MC%3EF-MC-A1");
        return client.send(
                        HttpRequest.newBuilder(results)
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }
}
