package eu.passerelle.credentials.sdjwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class SdJwtTypeTest {

    @Test
    void defaultHasExactlyTheClaimsOfTheOfficialFile() throws Exception {
        JsonNode official = Wallets.JSON.readTree(Files.readAllBytes(official()));

        JsonNode ours =
                Wallets.JSON.readTree(SdJwtType.standard(SdJwtType.DEFAULT).metadata());

        assertThat(ours.path("vct")).isEqualTo(official.path("vct"));
        assertThat(rules(ours)).isEqualTo(rules(official)).hasSize(28);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"vct\":\"v\",\"claim\":[]}|claim",
                "{\"claims\":[]}|vct",
                "{\"vct\":\"v\",\"lifetime\":\"2 years\"}|lifetime",
                "{\"vct\":\"v\",\"lifetime\":\"P0D\"}|lifetime",
                "{\"vct\":\"v\",\"claims\":[{\"path\":[\"a\"],\"from\":\"learner.shoeSize\"}]}|learner.shoeSize",
                "{\"vct\":\"v\",\"claims\":[{\"path\":[\"a\"]}]}|needs 'from'",
                "{\"vct\":\"v\",\"claims\":[{\"path\":[],\"value\":1}]}|path",
                "{\"vct\":\"v\",\"claims\":[{\"path\":[null],\"value\":1}]}|path",
                "{\"vct\":\"v\",\"claims\":[{\"path\":[\"a\",3],\"value\":1}]}|names and null",
                "{\"vct\":\"v\",\"claims\":[{\"path\":[\"a\"],\"value\":1,\"sd\":\"maybe\"}]}|maybe",
                "{\"vct\":\"v\",\"claims\":[{\"path\":[\"a\"],\"value\":1,\"from\":\"learner.esi\"}]}|both",
                "{\"vct\":\"v\",\"claims\":[{\"path\":[\"a\"],\"value\":1},{\"path\":[\"a\"],\"value\":2}]}|twice",
                "{\"vct\":\"v\",\"claims\":[{\"path\":[\"exp\"],\"value\":1,\"sd\":\"never\"}]}|exp",
                "{\"vct\":\"v\",\"claims\":[{\"path\":[\"cnf\"],\"sd\":\"always\"}]}|cnf",
                "{\"vct\":\"v\",\"claims\":[{\"path\":[\"a\"],\"value\":1,\"sds\":\"never\"}]}|sds",
                "{\"vct\":\"v\",\"vct\":\"w\"}|JSON",
            })
    void saysWhatIsWrongWithAFile(String file, String named) {
        assertThatThrownBy(() -> SdJwtType.parse(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named);
    }

    private static Map<String, String> rules(JsonNode type) {
        Map<String, String> rules = new TreeMap<>();
        type.path("claims")
                .forEach(claim -> rules.put(
                        claim.path("path").toString(), claim.path("sd") + ", mandatory " + claim.path("mandatory")));
        return rules;
    }

    private static Path official() {
        Path home = Path.of(System.getProperty("passerelle.standards", "/nowhere"));
        for (Path folder = Path.of(System.getProperty("passerelle.root", "")).toAbsolutePath();
                folder != null && !Files.isDirectory(home);
                folder = folder.getParent()) {
            home = folder.resolve("shared/standards");
        }
        Path file = home.resolve("elm/eudi/learning_credential-vct.json");
        assumeTrue(
                Files.isRegularFile(file),
                "skipped: the official standards are not here; set -Dpasserelle.standards=<folder>");
        return file;
    }
}
