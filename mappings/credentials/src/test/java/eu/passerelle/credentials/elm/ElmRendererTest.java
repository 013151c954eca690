package eu.passerelle.credentials.elm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.model.Achievement;
import eu.passerelle.model.CompletionPart;
import eu.passerelle.model.Credential;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.PersonName;
import eu.passerelle.model.University;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class ElmRendererTest {

    private static final ElmRenderer RENDERER = ElmRenderer.standard();
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void namesItsFormatAndKeepsTheIdOfTheAchievement() {
        Achievement achievement = Achievements.full();

        Credential credential = RENDERER.render(achievement);

        assertThat(credential.format()).isEqualTo("elm").isEqualTo(RENDERER.format());
        assertThat(credential.mediaType()).isEqualTo("application/ld+json");
        assertThat(credential.id()).isEqualTo(achievement.credentialId());
        assertThat(JSON.readTree(credential.content()).get("id").asString())
                .isEqualTo("urn:credential:" + achievement.credentialId());
    }

    @Test
    void givesTheSameBytesFromEveryThreadAndEveryRenderer() throws Exception {
        byte[] expected = RENDERER.render(Achievements.full()).content();
        ElmRenderer fresh = ElmRenderer.standard();
        List<Callable<byte[]>> renderings = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            renderings.add(() -> fresh.render(Achievements.full()).content());
        }

        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<byte[]> rendered : threads.invokeAll(renderings)) {
                assertThat(rendered.get()).isEqualTo(expected);
            }
        }
    }

    @Test
    void givesNoTwoDifferentNodesOneId() {
        Map<String, JsonNode> byId = new HashMap<>();

        collect(JSON.readTree(RENDERER.render(Achievements.full()).content()), byId);

        assertThat(byId).hasSizeGreaterThan(60);
    }

    @Test
    void refusesCodesThatItsListsDoNotHave() {
        Organisation university = Achievements.TAMPERE;
        University klingon = new University("tampere", university, List.of("tlh"), ZoneId.of("UTC"));
        University nowhere = new University(
                "tampere",
                new Organisation(university.legalName(), "XQZ", null, null, null),
                List.of("en"),
                ZoneId.of("UTC"));
        Achievement full = Achievements.full();

        assertUnknown(Achievements.withUniversity(full, klingon), "languages", "tlh");
        assertUnknown(Achievements.withUniversity(full, nowhere), "countries", "XQZ");
        assertUnknown(Optionals.opportunity(full, "iscedF", List.of("9876")), "isced-f", "9876");
        assertUnknown(Optionals.opportunity(full, "languages", List.of("xx")), "languages", "xx");
        assertUnknown(Optionals.opportunity(full, "sdgs", List.of(18)), "sdgs", "18");
        assertUnknown(
                Optionals.opportunity(full, "nationalLevel", "http://data.europa.eu/snb/qdr/c_00000000"),
                "nqf-levels",
                "http://data.europa.eu/snb/qdr/c_00000000");
        assertUnknown(Optionals.opportunity(full, "escoSkills", List.of("urn:skill:1")), "ESCO skills", "urn:skill:1");
        assertUnknown(
                Achievements.withTitle(full, LocalizedText.of("English", "Data Ethics")),
                "language tags (BCP 47)",
                "English");
    }

    @Test
    void refusesAnIssuerWithoutLegalIdentifier() {
        Organisation nameless = new Organisation(LocalizedText.of("en", "Someone"), "BEL", null, null, null);
        Achievement achievement = Achievements.withIssuer(Achievements.full(), nameless);

        assertThatThrownBy(() -> RENDERER.render(achievement))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tampere")
                .hasMessageContaining("organizationIdentifier");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AUT", "BEL", "BGR", "CYP", "CZE", "DEU", "DNK", "ESP", "EST", "FIN", "FRA", "GRC", "HRV", "HUN", "IRL",
                "ISL", "ITA", "LIE", "LTU", "LUX", "LVA", "MLT", "NLD", "NOR", "POL", "PRT", "ROU", "SVK", "SVN", "SWE",
                "CHE", "GBR", "MEX", "TUR", "UKR"
            })
    void knowsTheCountriesOfPartners(String country) {
        assertThat(CodeLists.COUNTRIES.get(country).iri()).endsWith("/country/" + country);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt", "lv", "mt",
                "nl", "pl", "pt", "ro", "sk", "sl", "sv", "no", "nb", "nn", "is", "ca", "eu", "en-GB", "sr-Latn",
                "es-MX"
            })
    void knowsTheLanguagesOfPartners(String language) {
        assertThat(CodeLists.language(language).iri()).matches(".*/language/[A-Z]{3}");
    }

    @Test
    void tagsASpellingWithItsScriptWhereItIsNotTheUsualOne() {
        assertThat(PersonSection.tag(new PersonName("Μαρία", "Π", "el", "Grek"), "en"))
                .isEqualTo("el");
        assertThat(PersonSection.tag(new PersonName("Maria", "P", "el", "Latn"), "en"))
                .isEqualTo("el-Latn");
        assertThat(PersonSection.tag(new PersonName("Иван", "П", null, "Cyrl"), "en"))
                .isEqualTo("und-Cyrl");
        assertThat(PersonSection.tag(new PersonName("Maija", "M", null, "Latn"), "fi"))
                .isEqualTo("fi");
        assertThat(PersonSection.tag(PersonName.of("Maija", "M"), "fi")).isEqualTo("fi");
    }

    @Test
    void linksAStackToTheCredentialsOfItsParts() {
        Achievement stack = Achievements.full();
        List<CompletionPart> parts = Objects.requireNonNull(stack.completion().parts());

        JsonNode claim =
                new ObjectMapper().readTree(RENDERER.render(stack).content()).at("/credentialSubject/hasClaim/0");

        assertThat(claim.path("hasPart").size()).isEqualTo(3);
        for (int i = 0; i < 3; i++) {
            JsonNode part = claim.path("hasPart").path(i);
            assertThat(part.at("/identifier/0/notation").asString())
                    .isEqualTo("urn:credential:" + parts.get(i).credential());
            assertThat(part.at("/awardedBy/awardingBody/0/legalName/en").asString())
                    .isEqualTo(parts.get(i).awardedBy().legalName().in("en"));
        }
        assertThat(claim.at("/hasPart/1/creditReceived/0/point").asString()).isEqualTo("1.5");
        assertThat(claim.at("/hasPart/0/specifiedBy/eqfLevel/id").asString()).endsWith("/6");
    }

    @Test
    void tellsCreditsOfAnotherUnitInWords() {
        Credits clockHours = new Credits(new BigDecimal("40.5"), "clock hours", null);
        Achievement single = Optionals.completion(Achievements.full(), "parts", List.of());
        Achievement awarded = Optionals.completion(single, "credits", clockHours);
        Achievement both = Optionals.opportunity(awarded, "credits", clockHours);

        byte[] json = RENDERER.render(both).content();

        assertThat(new String(json, StandardCharsets.UTF_8))
                .containsSubsequence("40.5 clock hours", "40.5 clock hours")
                .doesNotContain("CreditPoint");
        assertThat(OfficialShapes.load().check(json).results()).isEmpty();
    }

    @Test
    void conformsForAnyMailAddressAndPunctuation() {
        Learner odd = new Learner(
                List.of(PersonName.of("\"Q\" \\ \u0001 </script>", "")),
                null,
                List.of(new LearnerIdentifier(LearnerIdentifier.Kind.EMAIL, "o'näil+x y@exämple.org", null)));
        byte[] json = RENDERER.render(Achievements.withLearner(Achievements.full(), odd))
                .content();

        assertThat(new String(json, StandardCharsets.UTF_8)).contains("mailto:o%27n%C3%A4il%2Bx%20y@ex%C3%A4mple.org");
        assertThat(OfficialShapes.load().check(json).results()).isEmpty();
    }

    /** The thread's own time. Measured: 0.5 ms warm without coverage instrumentation; here most of it is not warm. */
    @Test
    void takesAboutAMillisecondWithTwoPictures() {
        Achievement achievement = Achievements.full();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long[] times = new long[12];

        for (int round = 0; round < times.length; round++) {
            long start = threads.getCurrentThreadCpuTime();
            for (int i = 0; i < 10; i++) {
                RENDERER.render(achievement);
            }
            times[round] = (threads.getCurrentThreadCpuTime() - start) / 10;
        }

        Arrays.sort(times);
        assertThat(Duration.ofNanos(times[times.length / 4])).isLessThan(Duration.ofMillis(8));
    }

    private static void assertUnknown(Achievement achievement, String codeList, String code) {
        assertThatThrownBy(() -> RENDERER.render(achievement))
                .isInstanceOfSatisfying(UnknownCode.class, unknown -> {
                    assertThat(unknown.codeList()).isEqualTo(codeList);
                    assertThat(unknown.code()).isEqualTo(code);
                })
                .hasMessageContaining(codeList)
                .hasMessageContaining(code);
    }

    private static void collect(JsonNode node, Map<String, JsonNode> byId) {
        if (node.isObject() && node.has("id")) {
            JsonNode known = byId.putIfAbsent(node.get("id").asString(), node);
            if (known != null) {
                assertThat(node).as("two nodes with the id of the first").isEqualTo(known);
            }
        }
        node.forEach(child -> collect(child, byId));
    }
}
