package eu.passerelle.sis.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.passerelle.connectors.json.SafeJson;
import eu.passerelle.connectors.testkit.StandardsFolder;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.oneroster.OneRosterSimulator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What the simulator answers is what the official OpenAPI documents of OneRoster 1.2 describe. */
class ContractOfTheSimulatorTest {

    private static final String VENDOR = "sis/oneroster/openapi-1.2/packages/coverage/vendor/oneroster/v1_2";

    private final Campus campus = new Campus("aveiro", "ua.pt", "pt", 20, 60, 17);

    @ParameterizedTest
    @CsvSource({
        "gradebook, results,   ResultDType,   65",
        "gradebook, lineItems, LineItemDType, 48",
        "rosters,   users,     UserDType,     20",
        "rosters,   classes,   ClassDType,    24",
        "rosters,   courses,   CourseDType,   24"
    })
    void answersAsTheOpenApiDocumentSays(String service, String list, String type, int count) throws IOException {
        Path folder = StandardsFolder.find(VENDOR).orElse(Path.of("absent"));
        assumeTrue(Files.isDirectory(folder), "no folder of standards: set -Dpasserelle.standards to run this test");
        JsonNode schemas = SafeJson.reader(500)
                .readTree(Files.readAllBytes(folder.resolve("onerosterv1p2" + service + "service_openapi3_v1p0.json")))
                .at("/components/schemas");

        List<JsonNode> rows = rows(service.equals("rosters") ? "rostering" : service, list);

        assertThat(rows).hasSize(count);
        List<String> problems = new ArrayList<>();
        rows.forEach(row -> check(row, schemas.path(type), schemas, list, problems));
        assertThat(problems).isEmpty();
    }

    private List<JsonNode> rows(String service, String list) {
        try (OneRosterSimulator simulator = new OneRosterSimulator(0, campus, Aveiro.SECRET)) {
            OneRosterSettings settings = Aveiro.settings(simulator, Aveiro.SECRET, 100);
            var http = new eu.passerelle.connectors.http.SisHttp(Aveiro.sis(settings), settings.auth());
            URI address = URI.create(simulator.base() + "/" + service + "/v1p2/" + list + "?limit=1000");
            byte[] body = http.send(() -> java.net.http.HttpRequest.newBuilder(address))
                    .body();
            return List.copyOf(SafeJson.reader(64).readTree(body).path(list).values());
        }
    }

    /** Required fields are there, every field is known, and enumerations are kept to. */
    private static void check(JsonNode value, JsonNode schema, JsonNode schemas, String where, List<String> problems) {
        if (schema.has("$ref")) {
            String[] parts = schema.path("$ref").asString().split("/");
            check(value, schemas.path(parts[parts.length - 1]), schemas, where, problems);
            return;
        }
        if (schema.path("enum").isArray()
                && schema.path("enum").values().stream().noneMatch(value::equals)) {
            problems.add(where + " is none of the enumeration");
        }
        for (JsonNode required : schema.path("required").values()) {
            if (!value.has(required.asString())) {
                problems.add(where + " has no " + required.asString());
            }
        }
        if (value.isObject()) {
            value.properties().forEach(field -> {
                JsonNode property = schema.path("properties").path(field.getKey());
                if (property.isMissingNode()) {
                    problems.add(where + " has an unknown " + field.getKey());
                }
                check(field.getValue(), property, schemas, where + "." + field.getKey(), problems);
            });
        }
        for (JsonNode item : value.isArray() ? value.values() : List.<JsonNode>of()) {
            check(item, schema.path("items"), schemas, where + "[]", problems);
        }
    }
}
