package eu.passerelle.credentials.elm;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.credentials.elm.validation.EdcValidator;
import eu.passerelle.credentials.elm.validation.ProfilePack;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.LearningOpportunity.LearningOutcome;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.University;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Texts in the 24 languages of the EU and those of Norway and Iceland: each as it was given, with its tag and its code. */
class LanguagesTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final EdcValidator VALIDATOR = EdcValidator.of(ProfilePack.load(ElmRenderer.DEPLOYED_PACK));

    /** A sentence with letters that the language alone has; the code of the EU's authority list of languages. */
    private static final String TABLE = """
            bg; BUL; Етика на данните и изкуствения интелект: щъркел, ямб, „Ѝ“
            cs; CES; Etika dat: příliš žluťoučký kůň úpěl ďábelské ódy
            da; DAN; Dataetik: blåbærgrød på Ærø
            de; DEU; Datenethik: Größe, Übermaß, STRAẞE
            el; ELL; Ηθική των δεδομένων: Ϋ, ΐ, ΰ, «πώς;»
            en; ENG; Data ethics: naïve, façade — “quoted”
            es; SPA; Ética de los datos: ¿pingüino, año?
            et; EST; Andmeeetika: šokolaad, žürii, õõnes
            fi; FIN; Datan etiikka: Åland, yö, šakki
            fr; FRA; Éthique des données : cœur, où, ŸÇ
            ga; GLE; Eitic sonraí: Ó Súilleabháin, ḃḋḟġ
            hr; HRV; Etika podataka: čćžšđ, džem
            hu; HUN; Adatetika: árvíztűrő tükörfúrógép
            it; ITA; Etica dei dati: perché, città, è
            lt; LIT; Duomenų etika: ąčęėįšųūž
            lv; LAV; Datu ētika: glāžšķūņa rūķīši, Ģ
            mt; MLT; Etika tad-data: ħġżċ, għaqda
            nl; NLD; Data-ethiek: IJsselmeer, coöperatie, één
            pl; POL; Etyka danych: zażółć gęślą jaźń
            pt; POR; Ética dos dados: coração, àquele, pôr
            ro; RON; Etica datelor: țară, școală, împărțit
            sk; SLK; Etika dát: kŕdeľ, ĺ, ď, vŕba
            sl; SLV; Etika podatkov: čšž, žlička
            sv; SWE; Dataetik: räksmörgås på Åsön
            no; NOR; Dataetikk: blåbærsyltetøy
            nb; NOB; Dataetikk: Æ, Ø og Å i én
            nn; NNO; Dataetikk: ein køyrande ærfugl, òg
            is; ISL; Siðfræði gagna: þú og ég, Öxará
            """;

    private record Language(String tag, String code, String text) {}

    private static final List<Language> LANGUAGES = TABLE.lines()
            .map(line -> line.split("; ", 3))
            .map(cells -> new Language(cells[0], cells[1], cells[2]))
            .toList();

    static Stream<Language> languages() {
        return LANGUAGES.stream();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void showsACredentialInEachLanguage(Language language) {
        LocalizedText text = LocalizedText.of(language.tag(), language.text());
        Achievement achievement = in(List.of(language.tag()), text);

        JsonNode credential = render(achievement, true);

        JsonNode display = credential.path("displayParameter");
        assertThat(display.at("/primaryLanguage/id").asString()).endsWith("/language/" + language.code());
        assertThat(display.at("/individualDisplay/0/language")).isEqualTo(display.path("primaryLanguage"));
        assertThat(display.at("/title/" + language.tag()).asString()).isEqualTo(language.text());
    }

    @Test
    void givesEachLanguageItsOwnCode() {
        assertThat(LANGUAGES).hasSize(28).extracting(Language::code).doesNotHaveDuplicates();
    }

    static LongStream seeds() {
        return new Random(20_261_126).longs(60);
    }

    /** Any texts in any languages, also of other scripts and regions: every one is there again, and nothing else. */
    @ParameterizedTest
    @MethodSource("seeds")
    void losesNoTextInAnyMixtureOfLanguages(long seed) {
        Random random = new Random(seed);
        List<String> shown = mixture(random).keySet().stream().limit(3).toList();
        LocalizedText title = new LocalizedText(mixture(random));
        LocalizedText description = new LocalizedText(mixture(random));
        LocalizedText outcome = new LocalizedText(mixture(random));
        LocalizedText name = new LocalizedText(mixture(random));
        LocalizedText prerequisites = new LocalizedText(mixture(random));
        Achievement named = Achievements.withUniversity(
                in(shown, title),
                new University(
                        "tampere",
                        new Organisation(name, "FIN", "VATFI-28445613", null, null),
                        shown,
                        ZoneId.of("Europe/Helsinki")));
        Achievement described = Optionals.opportunity(named, "description", description);
        Achievement achievement = Optionals.opportunity(
                Optionals.opportunity(described, "outcomes", List.of(new LearningOutcome(outcome, List.of()))),
                "prerequisites",
                prerequisites);

        JsonNode credential = render(achievement, random.nextInt(4) == 0);

        JsonNode claim = credential.at("/credentialSubject/hasClaim/0");
        JsonNode learnt = claim.path("specifiedBy");
        assertThat(texts(claim.path("title"))).isEqualTo(title.byLanguage());
        assertThat(texts(learnt.path("title"))).isEqualTo(title.byLanguage());
        assertThat(texts(learnt.path("description"))).isEqualTo(description.byLanguage());
        assertThat(texts(learnt.at("/learningOutcome/0/title"))).isEqualTo(outcome.byLanguage());
        assertThat(texts(learnt.at("/entryRequirement/noteLiteral"))).isEqualTo(prerequisites.byLanguage());
        assertThat(texts(claim.at("/awardedBy/awardingBody/0/legalName"))).isEqualTo(name.byLanguage());
        assertThat(texts(credential.at("/displayParameter/title"))).isEqualTo(title.byLanguage());
        assertThat(credential.at("/displayParameter/individualDisplay")).hasSize(shown.size());
    }

    /** What the hub prints itself, so that nobody is surprised by English; see labels.csv. */
    @Test
    void printsItsOwnWordsInEveryLanguage() {
        List<String> english = LANGUAGES.stream()
                .map(Language::tag)
                .filter(tag -> !tag.equals("en"))
                .filter(tag -> Labels.in(tag, "assessment").equals(Labels.in("en", "assessment")))
                .toList();

        assertThat(english).isEmpty();
        assertThat(Labels.in("nn-NO", "activity.ONSITE")).isEqualTo("Stadbasert læring");
        assertThat(Labels.in("sk", "assessment")).isEqualTo("Hodnotenie");
    }

    private static Achievement in(List<String> shown, LocalizedText title) {
        Achievement titled = Achievements.withTitle(Achievements.full(), title);
        Achievement own = Optionals.completion(titled, "awardingBody", null);
        Achievement named = Optionals.opportunity(own, "title", title);
        University university = new University("tampere", Achievements.TAMPERE, shown, ZoneId.of("Europe/Helsinki"));
        return Achievements.withUniversity(named, university);
    }

    /** One to six languages, some with a script or region of their own, in any order. */
    private static Map<String, String> mixture(Random random) {
        List<Language> drawn = new ArrayList<>(LANGUAGES);
        Collections.shuffle(drawn, random);
        Map<String, String> texts = new LinkedHashMap<>();
        for (Language language : drawn.subList(0, 1 + random.nextInt(6))) {
            String tag = switch (random.nextInt(8)) {
                case 0 -> language.tag() + "-Latn";
                case 1 -> language.tag() + "-EU";
                default -> language.tag();
            };
            texts.put(tag, language.text() + " " + random.nextInt(1_000));
        }
        return texts;
    }

    /** @param official whether the official shapes judge, too, which takes longer */
    private static JsonNode render(Achievement achievement, boolean official) {
        byte[] json = ElmRenderer.standard().render(achievement).content();
        assertThat(VALIDATOR.validate(json)).isEmpty();
        if (official) {
            assertThat(OfficialShapes.load().check(json).results()).isEmpty();
        }
        return JSON.readTree(json);
    }

    private static Map<String, String> texts(JsonNode map) {
        Map<String, String> texts = new HashMap<>();
        BiConsumer<String, JsonNode> put = (language, text) -> texts.put(language, text.asString());
        map.properties().forEach(entry -> put.accept(entry.getKey(), entry.getValue()));
        return texts;
    }
}
