package eu.passerelle.routes.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.routes.config.YamlText.Change;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

class YamlTextTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final YAMLMapper YAML = new YAMLMapper();

    private static final String TEXT = """
            # Žofia's university 🎓
            id: nova   # its short name
            name: {en: Nova, pt: "Nova: a nova"}
            sis:
              protocol: rest
              # by the letter of 3 May
              base: ${env:NOVA}  # ends without a slash
              auth:
                basic: {user: hub, password: "${file:secrets/nova}"}
              empty:
            targets: [europass]   # more in autumn

            # the end
            """;

    private static String with(String path, @Nullable String json) {
        JsonNode value = json == null ? null : JSON.readTree(json);
        return new YamlText(TEXT)
                .with(new Change(List.of(path.split("/")), value))
                .text();
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            id               | "other"              | id: nova   #      | id: other   #
            sis/base         | "https://x.eu/a"     | ${env:NOVA}       | "https://x.eu/a"
            sis/base         | "${env:X:-http://y}" | ${env:NOVA}       | ${env:X:-http://y}
            name/en          | "No"                 | en: Nova,         | en: "No",
            name/de          | "Neue"               | a nova"}          | a nova", de: Neue}
            sis/auth/basic/user | "10122"           | user: hub         | user: "10122"
            sis/empty        | 5                    | empty:            | empty: 5
            targets          | ["europass","mail"]  | [europass]        | [europass, mail]
            """)
    void changesTheValueAndNotOneLetterElse(String path, String json, String before, String after) {
        assertThat(with(path, json)).isEqualTo(TEXT.replace(before, after));
    }

    @Test
    void addsAKeyBehindTheLastOfItsSection() {
        assertThat(with("sis/pageSize", "50")).isEqualTo(TEXT.replace("  empty:\n", "  empty:\n  pageSize: 50\n"));
        assertThat(with("schedule", "{\"cron\":\"0 0 3 * * ?\",\"jitter\":\"PT10M\"}"))
                .isEqualTo(TEXT.replace(
                        "# more in autumn\n", "# more in autumn\nschedule: {cron: \"0 0 3 * * ?\", jitter: PT10M}\n"));
        assertThat(with("sis/auth/apiKey/header", "\"X-Key\""))
                .isEqualTo(TEXT.replace("nova}\"}\n", "nova}\"}\n    apiKey: {header: X-Key}\n"));
    }

    @Test
    void takesAKeyAwayWithItsLine() {
        assertThat(with("sis/auth", null)).doesNotContain("auth", "basic").contains("by the letter of 3 May", "empty:");
        assertThat(with("name/pt", null)).contains("name: {en: Nova}");
        assertThat(with("name/en", null)).contains("name: {pt: \"Nova: a nova\"}");
        assertThat(with("absent/key", null)).isEqualTo(TEXT);
    }

    @Test
    void replacesASectionKeyByKeySoThatItsCommentsStay() {
        String now = with("sis", "{\"protocol\":\"rest\",\"base\":\"${env:OTHER}\",\"pageSize\":9}");

        assertThat(now).contains("# by the letter of 3 May", "base: ${env:OTHER}  # ends", "  pageSize: 9\ntargets:");
        assertThat(YAML.readTree(now).path("sis").has("auth")).isFalse();
    }

    @Test
    void writesANewFileKeyByKey() {
        YamlText text = new YamlText("# yaml-language-server: $schema=../schema/university.json\n")
                .with(new Change(List.of("id"), JSON.readTree("\"nova\"")))
                .with(new Change(List.of("sis"), JSON.readTree("{\"protocol\":\"rest\",\"base\":\"${env:B}\"}")))
                .with(new Change(List.of("sis", "auth", "bearer"), JSON.readTree("\"${env:T}\"")));

        assertThat(text.text()).isEqualTo("""
                # yaml-language-server: $schema=../schema/university.json
                id: nova
                sis:
                  protocol: rest
                  base: ${env:B}
                  auth: {bearer: "${env:T}"}
                """);
    }

    @Test
    void everyChangeIsReadAsItWasMeant() {
        for (String value : List.of(
                "\"yes\"",
                "\"a: b\"",
                "\"# c\"",
                "\"\"",
                "\"- x\"",
                "\"ž\\n🎓\"",
                "true",
                "1.5",
                "[1,{\"a\":[\"b, c\"]}]",
                "{\"a\":{\"b\":\"${env:X}\"}}",
                "\"{x}\"",
                "\"0 0 3 * * ?\"",
                "\"1e5\"",
                "\"a b\"")) {
            for (String path : List.of("id", "name/en", "sis/base", "sis/new", "sis/auth/basic/user", "new/er")) {
                JsonNode read = YAML.readTree(with(path, value)).at("/" + path);

                assertThat(read).as(path + " " + value).isEqualTo(YAML.readTree(value));
            }
        }
    }

    @Test
    void saysWhatCannotBeEdited() {
        assertThatThrownBy(() -> with("id/deeper", "1"))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("'id'");
        assertThatThrownBy(() -> new YamlText("a: [").with(new Change(List.of("b"), JSON.readTree("1"))))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("no YAML");
    }
}
