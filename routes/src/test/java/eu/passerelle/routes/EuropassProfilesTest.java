package eu.passerelle.routes;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.credentials.Binding;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Grade;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.PersonName;
import eu.passerelle.model.University;
import eu.passerelle.recognition.PolicyFiles;
import eu.passerelle.recognition.Recognition;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.routes.observe.FlowRecorder;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From the files of operators and registrars to the sealed credential: its profile, its evidence, its pack. */
class EuropassProfilesTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String RECORDS = """
            record,body,from,source,until,qualifications,levels,fields,countries,agency,agencyCountry,kind
            REC-1,NTRNL-50130536,2024-01-01,https://example.org/decision/1,,,,,,NVAO,NLD,
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -                                            | edc-generic-full
            edc: {profile: ACCREDITED}                   | edc-accredited
            edc: {mandate: {}}                           | edc-issued-by-mandate
            edc: {profile: ACCREDITED, mandate: {}}      | edc-accredited edc-issued-by-mandate
            edc: {profile: DIPLOMA_SUPPLEMENT}           | edc-diploma-supplement
            """)
    void followWhatTheFileOfTheUniversitySays(@Nullable String line, String schemas) throws IOException {
        JsonNode credential = sealed(line, RECORDS);

        assertThat(credential
                        .path("credentialSchema")
                        .valueStream()
                        .map(schema -> schema.path("id").asString().replaceAll(".*/", ""))
                        .toList())
                .containsExactly(schemas.split(" "));
    }

    @Test
    void claimNoAccreditationWithoutARecord() throws IOException {
        JsonNode credential = sealed("edc: {profile: ACCREDITED}", RECORDS.replace("NTRNL-50130536", "NTRNL-1"));

        assertThat(credential.at("/credentialSchema/0/id").asString()).endsWith("/edc-generic-full");
        assertThat(credential.has("evidence")).isFalse();
    }

    /** Prepared, signed and finished by the demo seal of the hub. */
    private JsonNode sealed(@Nullable String line, String records) throws IOException {
        Files.createDirectories(home.resolve("universities"));
        Files.writeString(home.resolve("password"), "secret\n");
        Files.writeString(home.resolve("hub.yaml"), """
                instance: hub-1
                europass: {profilePack: edc-1.2.0}
                seal: {protocol: dss, keystore: seal.p12, password: "${file:password}", demo: true}
                """);
        Files.writeString(home.resolve("universities/twente.yaml"), """
                id: twente
                name: {en: University of Twente}
                country: NLD
                legalIdentifier: NTRNL-50130536
                languages: [en]
                timeZone: Europe/Amsterdam
                sis: {protocol: ooapi, base: "http://localhost:1/v6", version: V6}
                targets: []
                """ + (line == null ? "" : line + "\n"));
        Configuration configuration = Configuration.load(home, Map.of());
        Connections connections = new Connecting(configuration, Clock.systemUTC()).drafts();
        Recognition recognition = recognition(records);
        Formats formats = new FormatBeans()
                .formats(
                        configuration,
                        new SigningKeys(configuration, Clock.systemUTC()),
                        connections,
                        new CertificateBeans().templateFiles(configuration, connections));
        Issuing.Tools tools = new Issuing.Tools(
                Normalising.open(home), () -> recognition, formats, FlowRecorder.none(), Clock.systemUTC());
        University twente = connections.university("twente").orElseThrow().university();

        Achievement achievement = Claiming.of(tools, UUID.randomUUID(), 1, twente, degree(), programme());

        byte[] content =
                formats.seal(Formats.EUROPASS, achievement, Binding.NONE).content();
        String payload = JSON.readTree(content).path("payload").asString();
        return JSON.readTree(payload.getBytes(StandardCharsets.UTF_8));
    }

    /** One table of the shipped policy, which is enough, with records of our own. */
    private static Recognition recognition(String records) {
        PolicyFiles shipped = PolicyFiles.read(
                Path.of(Objects.requireNonNull(System.getProperty("passerelle.root")), "config/recognition"));
        Map<String, String> policy = new HashMap<>(shipped.texts());
        policy.keySet().removeIf(file -> !file.startsWith("release."));
        policy.put("tables.csv", "table,question\nrelease,May this result go on at all?\n");
        policy.put("accreditations.csv", records);
        return Recognition.of(PolicyFiles.of(policy), null);
    }

    private static Completion degree() {
        return new Completion(
                new CompletionKey("twente", "r-1"),
                new Learner(List.of(PersonName.of("Ævar", "Þórðarson")), LocalDate.of(2001, 2, 3), List.of()),
                "M-1",
                LocalizedText.of("en", "Master of Science"),
                Completion.State.FINAL,
                new Grade("8", "nl-1-10", Grade.Outcome.PASSED),
                Credits.ects(new BigDecimal("120")),
                LocalDate.of(2026, 6, 1),
                null,
                "en",
                null,
                null);
    }

    private static LearningOpportunity programme() {
        return new LearningOpportunity(
                "twente",
                "M-1",
                LocalizedText.of("en", "Master of Science"),
                null,
                null,
                List.of(),
                Credits.ects(new BigDecimal("120")),
                null,
                7,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of("0613"),
                List.of("en"),
                List.of(),
                List.of(),
                List.of(),
                null);
    }
}
