package eu.passerelle.routes.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import eu.passerelle.routes.config.HubSettings;
import eu.passerelle.routes.config.UniversitySettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The schemas against a validator of another house: what the hub takes they take, what it refuses they refuse. */
class SettingsSchemasTest {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final SettingsSchemas SCHEMAS = new SettingsSchemas(new DocComments(Repository.ROOT));
    private static final ObjectNode HUB = SCHEMAS.of(HubSettings.class);
    private static final ObjectNode UNIVERSITY = SCHEMAS.of(UniversitySettings.class);

    @Test
    void takesTheShippedHub() {
        assertThat(errors(HUB, Repository.text(Repository.ROOT.resolve("config/hub.yaml"))))
                .isEmpty();
    }

    @Test
    void takesEveryShippedUniversity() {
        assertThat(Repository.universities())
                .hasSizeGreaterThan(2)
                .allSatisfy(file -> assertThat(errors(UNIVERSITY, Repository.text(file)))
                        .as(file.toString())
                        .isEmpty());
    }

    static Stream<Path> connectorPages() {
        return Repository.connectorPages().stream();
    }

    /** What a page shows under its settings is copied by operators. */
    @ParameterizedTest
    @MethodSource("connectorPages")
    void takesTheSettingsThatTheConnectorsPagesShow(Path page) {
        List<Executed> samples = samples(Repository.text(page));
        assumeTrue(!samples.isEmpty(), page + " shows no settings with a protocol");

        assertThat(samples).allSatisfy(sample -> assertThat(sample.errors()).isEmpty());
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = ';', textBlock = """
            # in twente.yaml               ; instead                                       ; what the error names
            languages: [en, nl]            ; langauges: [en, nl]                           ; langauges
            pageSize: 250                  ; pagesize: 250                                 ; pagesize
            scope: ooapi                   ; scoop: ooapi                                  ; scoop
            assessment: PROJECT            ; asessment: PROJECT                            ; asessment
            country: NLD                   ; '# country: NLD'                              ; country
            version: V6                    ; version: V7                                   ; version
            pageSize: 250                  ; pageSize: many                                ; pageSize
            expandPersons: true            ; expandPersons: yes please                     ; expandPersons
            ${file:../data/demo/secrets/ooapi-secret} ; geheim                             ; secret
            ${file:../data/demo/secrets/ooapi-secret} ; ${env:X:-geheim}                   ; secret
            protocol: ooapi                ; protocol: oapi                                ; protocol
            protocol: ooapi                ; protocol: email                               ; protocol
            protocol: ooapi                ; protocol: virta                               ; endpoint
            jitter: PT10M                  ; jitter: ten minutes                           ; jitter
            """)
    void refusesWhatTheHubRefuses(String written, String instead, String named) {
        String text = Repository.text(Repository.ROOT.resolve("config/universities/twente.yaml"));
        assertThat(text).contains(written);

        List<Error> errors = errors(UNIVERSITY, text.replace(written, instead));

        assertThat(errors.toString()).contains(named);
        assertThat(errors).isNotEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = ';', textBlock = """
            protocol: dss                  ; protocol: dss\\n  colour: red                  ; colour
            protocol: email                ; protocol: email\\n    colour: red              ; colour
            instance: hub-1                ; instance: hub-1\\ncolour: red                  ; colour
            host: localhost                ; hots: localhost                                ; hots
            security: NONE                 ; security: NEVER                                ; security
            """)
    void refusesUnknownKeysAnywhereInTheHub(String written, String instead, String named) {
        String text = Repository.text(Repository.ROOT.resolve("config/hub.yaml"));
        assertThat(text).contains(written);

        assertThat(errors(HUB, text.replace(written, instead.replace("\\n", "\n")))
                        .toString())
                .contains(named);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            pageSize: 250                  ; '${env:PAGE}'
            pageSize: 250                  ; '${env:PAGE:-100}'
            expandPersons: true            ; '${file:switch}'
            version: V6                    ; '${env:VERSION:-V6}'
            jitter: PT10M                  ; '${env:JITTER}'
            assessment: PROJECT            ; '${env:ASSESSMENT}'
            country: NLD                   ; '${env:COUNTRY}'
            """)
    void takesAReferenceWhereverAValueStands(String written, String reference) {
        String text = Repository.text(Repository.ROOT.resolve("config/universities/twente.yaml"));
        String key = written.substring(0, written.indexOf(':') + 2);
        assertThat(text).contains(written);

        assertThat(errors(UNIVERSITY, text.replace(written, key + '"' + reference + '"')))
                .isEmpty();
    }

    /** A sample of a page, judged. */
    private record Executed(String yaml, List<Error> errors) {}

    /** The YAML blocks that hold a whole file, or a section whose protocol is named. */
    private static List<Executed> samples(String page) {
        List<Executed> samples = new ArrayList<>();
        Matcher block = Pattern.compile("```ya?ml\\n(.*?)```", Pattern.DOTALL).matcher(page);
        while (block.find()) {
            JsonNode yaml = YAML.readTree(block.group(1));
            if (yaml.has("id") && yaml.has("sis")) {
                samples.add(new Executed(block.group(1), errors(UNIVERSITY, block.group(1))));
            } else if (yaml.path("sis").has("protocol")) {
                samples.add(judged(UNIVERSITY.at("/properties/sis"), yaml.path("sis")));
            } else if (yaml.path("mapping").has("fields")) {
                samples.add(judged(UNIVERSITY.at("/properties/mapping"), yaml.path("mapping")));
            } else if (yaml.has("targets")) {
                samples.add(judged(HUB.at("/properties/targets"), yaml.path("targets")));
            } else if (yaml.path("seal").has("protocol")) {
                samples.add(judged(HUB.at("/properties/seal"), yaml.path("seal")));
            }
        }
        return samples;
    }

    private static Executed judged(JsonNode schema, JsonNode section) {
        String yaml = YAML.writeValueAsString(section);
        return new Executed(yaml, errors(schema, yaml));
    }

    private static List<Error> errors(JsonNode schema, String yaml) {
        Schema judge =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(schema);
        return judge.validate(yaml, InputFormat.YAML);
    }
}
