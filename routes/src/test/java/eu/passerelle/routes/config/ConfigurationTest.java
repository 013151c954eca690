package eu.passerelle.routes.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.model.LearnerIdentifier.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {

    private static final String HUB = """
            instance: hub-1
            outgoing: [localhost]
            seal:
              protocol: dss
              keystore: seal.p12
              password: ${file:password}
            targets:
              europass:
                protocol: europass-wallet
                base: ${env:WALLET:-http://localhost:1}
            """;
    private static final String UNIVERSITY = """
            id: twente
            name: {en: University of Twente}
            country: NLD
            languages: [en]
            timeZone: Europe/Amsterdam
            sis:
              protocol: ooapi
              base: http://localhost:1/v6
              version: V6
            targets: [europass]
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(home.resolve("universities"));
        Files.writeString(home.resolve("password"), "secret\n");
        hub(HUB);
        university(UNIVERSITY);
    }

    @Test
    void readsWhatIsWrittenAndFillsInTheDefaults() {
        Configuration configuration = load();

        assertThat(configuration.hub().web().port()).isEqualTo(8080);
        assertThat(configuration.hub().database().url()).isNull();
        assertThat(configuration.universities().values())
                .extracting(UniversitySettings::guard)
                .containsExactly(0.05);
        assertThat(configuration.hub().toString()).doesNotContain("secret");
    }

    @Test
    void trustsEsiNationalAndLocalNumbersUnlessAUniversitySaysOtherwise() throws IOException {
        assertThat(trusted()).containsExactly(Kind.ESI, Kind.NATIONAL, Kind.LOCAL);

        university(UNIVERSITY + "identity: [ESI, EMAIL]\n");
        assertThat(trusted()).containsExactly(Kind.ESI, Kind.EMAIL);

        university(UNIVERSITY + "identity: [LOCAL, ESI, LOCAL]\n");
        assertThatThrownBy(this::load)
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContainingAll(
                        "twente.yaml: 'identity' must begin with ESI", "names a kind of identifier twice");

        university(UNIVERSITY + "identity: [NAME]\n");
        assertThatThrownBy(this::load).isInstanceOf(ConfigurationInvalid.class).hasMessageContaining("identity");
    }

    private List<Kind> trusted() {
        return load().universities().values().iterator().next().identityRules().trusted();
    }

    @Test
    void resolvesReferencesFromEnvironmentAndFiles() {
        HubSettings hub = Configuration.load(home, Map.of("WALLET", "http://wallet.example"))
                .hub();

        assertThat(hub.targets().toString()).contains("http://wallet.example");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            key: raw.id                                   ; unknown key 'key'
            grade: {rawGrade: raw.x}                      ; did you mean 'raw'?
            language: '$now()'                            ; position 1: $now is not allowed
            state: 'raw.['                                ; 'mapping.fields.state'
            learner: {identifiers: [{kind: EMAIL}]}       ; an identifier needs 'kind' and 'value'
            """)
    void refusesAnOverrideThatIsNone(String field, String reason) throws IOException {
        university(UNIVERSITY + "mapping:\n  fields:\n    " + field + "\n");

        assertThatThrownBy(this::load).isInstanceOf(ConfigurationInvalid.class).hasMessageContaining(reason);
    }

    @Test
    void namesLineKeyAndPositionOfAnExpressionThatIsNone() throws IOException {
        university(UNIVERSITY.replace("""
              protocol: ooapi
              base: http://localhost:1/v6
              version: V6
            """, """
              protocol: rest
              base: http://localhost:1
              results:
                list: {path: /results}
                mapping:
                  key: id
                  learner: {names: [{given: name}]}
                  completedOn: $date(day)
                  title: {en: title}
            """));

        assertRefused("twente.yaml, line 14", "mapping.completedOn", "position 1: there is no $date");
    }

    @Test
    void namesFileLineAndNearestKeyOfAnUnknownKey() throws IOException {
        university(UNIVERSITY.replace("languages:", "langauges:"));

        assertRefused("twente.yaml, line 4", "unknown key 'langauges'", "did you mean 'languages'");
    }

    @Test
    void namesUnknownKeysOfAModulesOwnSettings() throws IOException {
        university(UNIVERSITY.replace("version: V6", "version: V6\n  pagesize: 100"));

        assertRefused("twente.yaml, line 10", "unknown key 'pagesize'", "did you mean 'pageSize'");
    }

    @Test
    void refusesAKeyThatStandsTwice() throws IOException {
        university(UNIVERSITY + "country: FIN\n");

        assertRefused("twente.yaml, line 11", "country");
    }

    @Test
    void namesAMissingKey() throws IOException {
        university(UNIVERSITY.replace("country: NLD\n", ""));

        assertRefused("twente.yaml", "'country' is missing");
    }

    @Test
    void refusesASecretInPlainText() throws IOException {
        hub(HUB.replace("${file:password}", "geheim"));

        assertThatThrownBy(this::load)
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("hub.yaml, line 6")
                .hasMessageContaining("reference")
                .hasMessageNotContaining("geheim");
    }

    @Test
    void refusesASecretAsADefault() throws IOException {
        hub(HUB.replace("${file:password}", "${env:SEAL:-geheim}"));

        assertRefused("hub.yaml", "reference");
    }

    @Test
    void namesAReferenceThatLeadsNowhere() throws IOException {
        hub(HUB.replace("${file:password}", "${env:NO_SUCH_VARIABLE}"));

        assertRefused("hub.yaml", "NO_SUCH_VARIABLE is not set");
    }

    @Test
    void namesTheProtocolsWhenOneIsUnknown() throws IOException {
        university(UNIVERSITY.replace("protocol: ooapi", "protocol: oapi"));

        assertRefused("twente.yaml, line 7", "unknown protocol 'oapi'", "ooapi");
    }

    @Test
    void namesTheTargetsWhenOneIsUnknown() throws IOException {
        university(UNIVERSITY.replace("[europass]", "[europas]"));

        assertRefused("'europas'", "[europass]");
    }

    @Test
    void refusesAScheduleThatIsNone() throws IOException {
        university(UNIVERSITY + "schedule: {cron: every day, jitter: PT1M}\n");

        assertRefused("schedule.cron");
    }

    @Test
    void tellsAllProblemsAtOnce() throws IOException {
        hub(HUB + "colour: red\n");
        university(UNIVERSITY.replace("languages:", "langauges:"));

        assertRefused("'colour'", "'langauges'");
    }

    private Configuration load() {
        return Configuration.load(home, Map.of());
    }

    private void assertRefused(String... parts) {
        assertThatThrownBy(this::load)
                .isInstanceOf(ConfigurationInvalid.class)
                .message()
                .contains(parts);
    }

    private void hub(String text) throws IOException {
        Files.writeString(home.resolve("hub.yaml"), text);
    }

    private void university(String text) throws IOException {
        Files.writeString(home.resolve("universities").resolve("twente.yaml"), text);
    }
}
