package eu.passerelle.routes.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import eu.passerelle.routes.schema.UniversitySchema;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class FileReferencesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "country: ${file:/x}",
                "country: \"\\x24{file:/x}\"",
                "country: \"$\\u007bfile:/x}\"",
                "country: a ${file:/x} b",
                "{sis: {headers: [a, \"${file:/x}\"]}}",
                "\"${file:/x}\": a",
                "country: ${file:/x}\ncountry: FIN",
                "country: FIN\n---\ncountry: ${file:/x}",
                "country: >-\n  ${file:/x}",
                "a: &b ${file:/x}\nc: *b",
            })
    void findsThemHoweverTheyAreWritten(String yaml) {
        assertThat(FileReferences.of(yaml)).containsExactly("${file:/x}");
    }

    /** Another university's inbox, roster or key is as good as its secret. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sis: {inbox: {directory: ../x}}",
                "sis:\n  inbox:\n    'directory': \"..\\x2fx\"\n    quiet: PT0S",
                "sis: {sftp: 1, inbox: {directory: ../x}}",
                "recognition: {returns: {protocol: elmo-file, directory: ../x}}",
            })
    void findsPlacesOnTheHubsMachine(String yaml) {
        assertThat(FileReferences.of(yaml)).containsExactly("directory: ../x");
    }

    @Test
    void ownTypesOfCredentialsAreFilesAndThoseOfTheHubAreNot() {
        assertThat(FileReferences.of("formats: {sdJwt: [dc4eu-elm, types/ours.json]}"))
                .containsExactly("sdJwt: types/ours.json");
    }

    @Test
    void aPlaceThatAnotherPartNamesIsNewAsWell() {
        assertThat(FileReferences.of("name: &a ../x\nsis: {inbox: {directory: *a}}"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("directory: ");
    }

    /** All that the schema says to be relative to the configuration directory; value maps are judged by what they hold. */
    @Test
    void knowsEveryKeyThatNamesAPlace() {
        Set<String> named = new TreeSet<>();
        placesIn(new YAMLMapper().readTree(UniversitySchema.text()), named);
        named.remove("values");

        assertThat(named).isEqualTo(new TreeSet<>(FileReferences.PLACES));
    }

    private static void placesIn(JsonNode schema, Set<String> named) {
        schema.propertyStream().forEach(property -> {
            if (property.getValue()
                    .path("description")
                    .asString("")
                    .contains("relative to the configuration directory")) {
                named.add(property.getKey());
            }
        });
        schema.valueStream().forEach(each -> placesIn(each, named));
    }

    @Test
    void findsNoneWhereThereIsNone() {
        assertThat(FileReferences.of("sis: {inbox: {sftp: {directory: /x}}}")).isEmpty();
        assertThat(FileReferences.of("country: FIN # ${file:/x}\nfields: {a: \"$code('b', 'c')\"}\n"))
                .isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FileReferences.of("a: ["))
                .withMessageContaining("no YAML");
    }
}
