package eu.passerelle.credentials.elm.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import eu.passerelle.credentials.CredentialProblem;
import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.credentials.elm.OfficialShapes;
import eu.passerelle.credentials.elm.Profiled;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The pack is data that people change: what does not fit together is refused with file and place. */
class ProfilePackTest {

    @TempDir
    Path directory = Path.of("unset");

    @BeforeEach
    void copyThePack() throws IOException, URISyntaxException {
        URL pack = ProfilePack.class.getResource("/eu/passerelle/credentials/elm/profiles/edc-1.1.0");
        assertThat(pack).isNotNull();
        Path original = Path.of(pack.toURI());
        try (Stream<Path> files = Files.walk(original)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = directory.resolve(original.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    @Test
    void isReadFromTheClassPathAndFromADirectory() {
        ProfilePack shipped = ProfilePack.load("edc-1.1.0");
        ProfilePack own = ProfilePack.load(directory);

        assertThat(shipped.name()).isEqualTo("edc-1.1.0").isEqualTo(own.name());
        assertThat(own.contexts()).hasSize(2).isEqualTo(shipped.contexts());
        assertThat(own.iri("thematicArea")).contains("http://data.europa.eu/snb/model/elm/ISCEDFCode");
        assertThat(own.iri("ectsCredits")).isEmpty();
    }

    /** Our context stands for both published ones, and must mean the same. */
    @ParameterizedTest
    @FieldSource("eu.passerelle.credentials.elm.validation.OfficialSamplesTest#SAMPLES")
    void readsDocumentsAsThePublishedContextsDo(String sample) {
        assertReadAsPublished("1.1.0", ValidCredentials.sample(sample));
    }

    @Test
    void readsDocumentsOfTheSecondPackAsThePublishedContextsDo() {
        ObjectNode withAllThatIsNew = ValidCredentials.minimalWith(ValidCredentials::addWhatIsNewInTheSecondPack);

        assertReadAsPublished("1.2.0", withAllThatIsNew);
        assertReadAsPublished("1.2.0", ValidCredentials.sample(OfficialSamplesTest.SAMPLES.get(3)));
    }

    private static void assertReadAsPublished(String version, ObjectNode document) {
        OfficialShapes shapes = OfficialShapes.load(version);
        Graph published = shapes.graph(ValidCredentials.bytes(document));

        JsonNode ours = PackFiles.over(ProfilePack.shipped("edc-" + version))
                .json("context.json", new TypeReference<JsonNode>() {});
        document.set("@context", ours.get("@context"));

        assertThat(published.size()).isGreaterThan(150);
        assertThat(shapes.graph(ValidCredentials.bytes(document)).isIsomorphicWith(published))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            classes.json | 1..1 dateTime              | 1..1 dateTme              | is no class, nor a datatype
            classes.json | Concept in eqf             | Concept in eqv            | "eqv" is no code list. Nearest known: "eqf"
            classes.json | Organisation as Issuer     | Organisation as Isuer     | "Isuer" is no shape. Nearest known: "Issuer"
            classes.json | "like": "Claim"            | "like": "Clam"            | Nearest known: "Claim"
            classes.json | 1..1 AwardingProcess       | one AwardingProcess       | is not "min..max range"
            classes.json | 1..1 AwardingProcess       | 2..1 AwardingProcess      | is impossible
            classes.json | "awardedBy"                | "awardetBy"               | Nearest known: "awardedBy"
            classes.json | 1..1 AwardingProcess       | 1..1 string               | which is another range
            profile.json | "displayImageBytes"        | "displayImageBites"       | displayImageBytes
            profile.json | ["converted"]              | ["convertet"]             | Nearest known: "converted"
            profile.json | "profile": "6cf8e68c43"    | "profile": "6cf8e68c4"    | "6cf8e68c4" is in no code list
            profile.json | "evidence": "c_18016257"   | "proof": "c_18016257"     | and nothing else
            profile.json | "eqf",                     | "eqf", "no-such-list",    | codelists/no-such-list.tsv
            codelists/eqf.tsv | # members closed      | # members some            | open or closed
            codelists/eqf.tsv | # scheme              | # skema                   | "# scheme ..." is missing
            """)
    void refusesWhatDoesNotFitTogether(String file, String from, String to, String message) throws IOException {
        Path changed = directory.resolve(file);
        String text = Files.readString(changed);
        assertThat(text).contains(from);
        Files.writeString(changed, text.replaceFirst(Pattern.quote(from), to));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProfilePack.load(directory))
                .withMessageContaining(message);
    }

    @Test
    void refusesNamesThatLeaveTheirDirectory() {
        assertThatIllegalArgumentException().isThrownBy(() -> ProfilePack.load("../edc-1.1.0"));
        assertThatIllegalArgumentException().isThrownBy(() -> ProfilePack.load("edc-9.9"));
    }

    /** What a version after 1.2.0 would be: IRIs, context, schemas and a term of its own, and no line of code. */
    @Test
    void writesAndChecksByAThirdPackThatIsOnlyData() throws IOException {
        Path third = ThirdPack.in(directory.resolve("third"));

        ProfilePack pack = ProfilePack.load(third);

        assertThat(pack.name()).isEqualTo("edc-3.3");
        assertThat(pack.iri("thematicArea")).contains("http://data.europa.eu/snb/model/ontology/ISCEDFCode");
        assertThat(pack.iri("order")).contains("http://data.europa.eu/snb/model/ontology/order");
        for (String profile : Profiled.names()) {
            byte[] credential = Profiled.renderer(profile, pack)
                    .render(Achievements.full().with(Profiled.RECORD))
                    .content();
            JsonNode read = ValidCredentials.JSON.readTree(credential);

            assertThat(read.at("/@context/1").asString()).isEqualTo(ThirdPack.CONTEXT);
            assertThat(read.at("/credentialSchema/0/id").asString()).startsWith(ThirdPack.SCHEMAS);
            assertThat(EdcValidator.of(pack).validate(credential)).isEmpty();
            assertThat(EdcValidator.of(ProfilePack.load("edc-1.2.0")).validate(credential))
                    .extracting(CredentialProblem::rule)
                    .contains("context", "unknown-schema");
        }
    }

    @Test
    void checksTheTermsThatAThirdPackAdds() throws IOException {
        ProfilePack pack = ProfilePack.load(ThirdPack.in(directory.resolve("third")));
        byte[] credential =
                Profiled.renderer("generic", pack).render(Achievements.full()).content();
        ObjectNode ordered = (ObjectNode) ValidCredentials.JSON.readTree(credential);
        ObjectNode outcome = (ObjectNode) ordered.at("/credentialSubject/hasClaim/0/specifiedBy/learningOutcome/0");

        outcome.put("order", 1);
        assertThat(EdcValidator.of(pack).validate(ValidCredentials.bytes(ordered)))
                .isEmpty();
        outcome.put("order", 0);
        assertThat(EdcValidator.of(pack).validate(ValidCredentials.bytes(ordered)))
                .hasSize(1);
    }

    @Test
    void saysWhichPackAnotherOneIsLikeInVain() throws IOException {
        Path third = ThirdPack.in(directory.resolve("third"));
        Path profile = third.resolve("profile.json");
        Files.writeString(profile, Files.readString(profile).replace("edc-1.2.0", "edc-9.9"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProfilePack.load(third))
                .withMessageContaining("edc-9.9");
    }

    @Test
    void followsAPackThatSaysOtherwise() throws IOException {
        Path profile = directory.resolve("profile.json");
        Files.writeString(
                profile,
                Files.readString(profile)
                        .replace("\"displayImageTypes\": [\"PNG\"]", "\"displayImageTypes\": [\"PNG\", \"JPEG\"]"));

        EdcValidator lenient = EdcValidator.of(ProfilePack.load(directory));

        assertThat(lenient.validate(Standards.sealedSample(OfficialSamplesTest.SAMPLES.get(0))))
                .isEmpty();
    }
}
