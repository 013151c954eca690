package eu.passerelle.credentials.elm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import eu.passerelle.credentials.elm.validation.EdcValidator;
import eu.passerelle.credentials.elm.validation.ProfilePack;
import eu.passerelle.model.Achievement;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every profile in every pack: what it says it is, what the official closure of that profile says, and what ours says. */
@Tag("slow")
class EdcProfilesTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String AP = "http://data.europa.eu/snb/model/ap/edc-";
    private static final String CONCEPT = "http://data.europa.eu/snb/credential/";

    static Stream<Arguments> profilesAndPacks() {
        return OfficialShapes.VERSIONS.stream()
                .flatMap(version -> Profiled.names().stream().map(name -> Arguments.of(name, version)));
    }

    @ParameterizedTest
    @MethodSource("profilesAndPacks")
    void conformToTheirOfficialClosure(String name, String version) {
        ProfilePack pack = ProfilePack.load("edc-" + version);
        ElmRenderer renderer = Profiled.renderer(name, pack);
        EdcValidator validator = EdcValidator.of(pack);

        for (Achievement achievement : achievements()) {
            byte[] credential = renderer.render(achievement).content();
            OfficialShapes.Report report = OfficialShapes.load(version).check(credential);

            assertThat(report.results()).isEmpty();
            assertThat(report.accepted()).isTrue();
            assertThat(validator.validate(credential)).isEmpty();
        }
    }

    /** Europass reads whatever is sent by the context that it has deployed, so 1.2.0 must not need its own. */
    @ParameterizedTest
    @MethodSource("profilesAndPacks")
    void conformReadByTheContextOfTheOtherVersion(String name, String version) {
        String other = version.equals("1.1.0") ? "1.2.0" : "1.1.0";

        byte[] credential = Profiled.full(name, "edc-" + version);

        assertThat(OfficialShapes.load(version, other).check(credential).results())
                .isEmpty();
        assertThat(OfficialShapes.load(other).conforms(credential)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            generic                 | generic-full                         | e34929035b            |
            accredited              | accredited                           | 6cf8e68c43            | c_991b06c6
            mandated                | issued-by-mandate                    | c_9a31f32a            | c_18016257
            accredited and mandated | accredited issued-by-mandate         | 6cf8e68c43 c_9a31f32a | c_991b06c6 c_18016257
            supplement              | diploma-supplement                   | 6dff8a0f87            | c_991b06c6
            supplement and mandated | diploma-supplement issued-by-mandate | 6dff8a0f87 c_9a31f32a | c_991b06c6 c_18016257
            """)
    void sayWhatTheyAre(String name, String schemas, String concepts, String evidence) {
        JsonNode credential = JSON.readTree(Profiled.full(name, "edc-1.1.0"));

        assertThat(ids(credential.path("credentialSchema"), AP)).isEqualTo(schemas);
        assertThat(ids(credential.path("credentialProfiles"), CONCEPT)).isEqualTo(concepts);
        assertThat(credential
                        .path("evidence")
                        .valueStream()
                        .map(proof -> proof.at("/dcType/id")
                                .asString()
                                .replace("http://data.europa.eu/snb/evidence-type/", ""))
                        .toList())
                .isEqualTo(evidence == null ? List.of() : List.of(evidence.split(" ")));
    }

    @Test
    void claimNoAccreditationThatNoRecordBears() {
        ElmRenderer renderer = Profiled.renderer("accredited", ProfilePack.load("edc-1.1.0"));

        JsonNode credential = JSON.readTree(renderer.render(Achievements.full()).content());

        assertThat(ids(credential.path("credentialSchema"), AP)).isEqualTo("generic-full");
        assertThat(credential.has("evidence")).isFalse();
        assertThat(renderer.unmet(Achievements.full())).containsExactly("an accreditation record that covers it");
        assertThat(renderer.unmet(Achievements.full().with(Profiled.RECORD))).isEmpty();
    }

    @Test
    void claimNoMandateWhereTheUniversitySealsForItself() {
        Achievement own = Achievements.withIssuer(Achievements.full(), Achievements.TAMPERE);
        ElmRenderer renderer = Profiled.renderer("mandated", ProfilePack.load("edc-1.1.0"));

        JsonNode credential = JSON.readTree(renderer.render(own).content());

        assertThat(ids(credential.path("credentialSchema"), AP)).isEqualTo("generic-full");
        assertThat(credential.has("evidence")).isFalse();
    }

    @Test
    void nameTheMandatingUniversityAsAwardingBodyAndTheSealAsIssuer() {
        JsonNode credential = JSON.readTree(Profiled.full("mandated", "edc-1.1.0"));

        assertThat(credential.at("/issuer/eIDASIdentifier/notation").asString())
                .isEqualTo(Achievements.HUB.legalIdentifier());
        assertThat(credential
                        .at("/credentialSubject/hasClaim/0/awardedBy/awardingBody/1/eIDASIdentifier/notation")
                        .asString())
                .isEqualTo(Achievements.TAMPERE.legalIdentifier());
        assertThat(credential.at("/evidence/0/evidenceStatement").asString()).contains("by mandate of");
        assertThat(credential
                        .at("/evidence/0/embeddedEvidence/0/contentType/id")
                        .asString())
                .endsWith("file-type/PDF");
    }

    /** The six things that the accreditation check of Europass compares. */
    @Test
    void stateTheAccreditationAsEuropassComparesIt() {
        JsonNode credential = JSON.readTree(Profiled.full("accredited", "edc-1.1.0"));
        JsonNode record = credential.at("/evidence/0/accreditation");
        JsonNode claim = credential.at("/credentialSubject/hasClaim/0");
        JsonNode awarding = claim.at("/awardedBy/awardingBody/1");

        assertThat(record.path("id").asString()).isEqualTo(Profiled.RECORD.id());
        assertThat(record.at("/organisation/0")).isEqualTo(awarding);
        assertThat(record.path("dateIssued").asString())
                .isLessThan(credential.path("issuanceDate").asString());
        assertThat(record.path("expiryDate").asString())
                .isGreaterThan(credential.path("issuanceDate").asString());
        assertThat(record.at("/limitQualification/identifier/0/notation"))
                .isEqualTo(claim.at("/specifiedBy/identifier/0/notation"));
        assertThat(record.path("limitEQFLevel").valueStream().toList()).contains(claim.at("/specifiedBy/eqfLevel"));
        assertThat(claim.at("/specifiedBy/thematicArea")
                        .valueStream()
                        .map(area -> area.path("id").asString()))
                .allMatch(area -> area.startsWith(record.at("/limitField/0/id").asString()));
        assertThat(record.path("limitJurisdiction").valueStream().toList())
                .contains(awarding.at("/location/0/spatialCode/0"));
    }

    @Test
    void tellInASupplementWhatNobodyToldTheHub() {
        ElmRenderer renderer = Profiled.renderer("supplement", ProfilePack.load("edc-1.1.0"));

        JsonNode told = JSON.readTree(Profiled.full("supplement", "edc-1.1.0"));
        JsonNode untold = JSON.readTree(renderer.render(Profiled.plainDegree()).content());

        assertThat(untoldSections(told)).containsExactly("3.2", "5.1", "5.2", "8");
        assertThat(untoldSections(untold))
                .containsExactly(
                        "2.2", "2.5", "3.1", "3.2", "3.3", "4.1", "4.2", "4.3", "4.4", "5.1", "5.2", "6.2", "8");
        JsonNode learnt = told.at("/credentialSubject/hasClaim/0/specifiedBy");
        assertThat(learnt.path("hasPart")).hasSize(3);
        assertThat(learnt.path("educationLevel")).hasSize(2);
        assertThat(learnt.toString()).contains("Counts towards something larger", "External quality assurance");
        assertThat(learnt.at("/hasPart/0/identifier/0/notation").asString()).startsWith("urn:credential:");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            born    | the learner's date of birth
            credits | credits in ECTS
            grade   | a grade
            """)
    void fallBackWhereASupplementHasNotWhatItsProfileAsks(String absent, String why) {
        Achievement degree = Profiled.plainDegree();
        Achievement without = absent.equals("born")
                ? Optionals.completion(
                        degree, "learner", Achievements.bare().completion().learner())
                : Optionals.completion(degree, absent, null);
        ElmRenderer renderer = Profiled.renderer("supplement", ProfilePack.load("edc-1.1.0"));

        JsonNode credential = JSON.readTree(renderer.render(without).content());

        assertThat(renderer.unmet(without)).containsExactly(why);
        assertThat(ids(credential.path("credentialSchema"), AP)).isEqualTo("accredited");
    }

    @Test
    void refuseAMandateThatIsNoDocument() {
        Mandate mandate = Mandate.of("Issued for Example University");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> mandate.with("hello".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .withMessageContaining("PDF, PNG or JPEG");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mandate.with(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}))
                .withMessageContaining("whole");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mandate.with(new byte[Mandate.MOST_BYTES + 1]))
                .withMessageContaining("at most");
        assertThatIllegalArgumentException().isThrownBy(() -> Mandate.of(" "));
    }

    private static List<Achievement> achievements() {
        Achievement full = Achievements.full();
        Stream<Achievement> mixed = new Random(20_261_126).longs(2).mapToObj(Optionals::mixed);
        return Stream.of(
                        Stream.of(
                                full.with(Profiled.RECORD),
                                full.with(Profiled.BARE_RECORD),
                                Achievements.withIssuer(full, Achievements.TAMPERE)
                                        .with(Profiled.RECORD),
                                Achievements.bare(),
                                Profiled.plainDegree()),
                        mixed.map(some -> some.with(Profiled.RECORD)))
                .flatMap(some -> some)
                .toList();
    }

    private static List<String> untoldSections(JsonNode credential) {
        return credential
                .at("/credentialSubject/hasClaim/0/specifiedBy/additionalNote")
                .valueStream()
                .filter(note -> note.at("/subject/id").asString().endsWith(":supplement"))
                .map(note -> note.at("/noteLiteral/en").asString().split(" ")[0])
                .toList();
    }

    private static String ids(JsonNode nodes, String without) {
        return nodes.valueStream()
                .map(node -> node.path("id").asString().replace(without, ""))
                .reduce((left, right) -> left + " " + right)
                .orElse("");
    }
}
