package eu.passerelle.sis.ladok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.http.ClientCertificate;
import eu.passerelle.connectors.xml.XmlNode;
import eu.passerelle.model.Grade;
import eu.passerelle.model.Learner;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MappingTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final LadokSettings SETTINGS = new LadokSettings(
            URI.create("https://api.example.se"),
            new ClientCertificate("keys.p12", new Secret("x"), null),
            null,
            null,
            null,
            Map.of("XP", "pass-fail"));

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = ';', textBlock = """
            # field             ; value         ; outcome or words of the reason
            GiltigSomSlutbetyg  ; true          ; PASSED
            GiltigSomSlutbetyg  ; false         ; FAILED
            GiltigSomSlutbetyg  ; kanske        ; neither true nor false
            GiltigSomSlutbetyg  ;               ; no GiltigSomSlutbetyg
            OmfattningsPoang    ; 7.5           ; PASSED
            OmfattningsPoang    ;               ; PASSED
            OmfattningsPoang    ; 7,5           ; plausible amount
            OmfattningsPoang    ; -1            ; plausible amount
            OmfattningsPoang    ; 1e999999999   ; plausible amount
            Examinationsdatum   ; 2024-02-29    ; PASSED
            Examinationsdatum   ; 2023-02-29    ; not a date
            Examinationsdatum   ; 0001-01-01    ; plausible date
            Examinationsdatum   ; 9999-12-31    ; plausible date
            BetygsgradID        ;               ; no BetygsgradID
            """)
    void readsOrRefusesAField(String field, String value, String expected) throws Exception {
        XmlNode event = event(result(Map.of(field, value == null ? "" : value)));

        if (expected.equals("PASSED") || expected.equals("FAILED")) {
            assertThat(ResultEvent.of(event).outcome()).isEqualTo(Grade.Outcome.valueOf(expected));
        } else {
            assertThatThrownBy(() -> ResultEvent.of(event))
                    .isInstanceOf(Unreadable.class)
                    .hasMessageContaining(expected);
        }
    }

    private static String result(Map<String, String> changed) {
        StringBuilder xml = new StringBuilder("<rr:StudentUID>s</rr:StudentUID>"
                + "<rr:UtbildningsinstansUID>i</rr:UtbildningsinstansUID><rr:Resultat>");
        Map.of(
                        "BetygsgradID", "11",
                        "BetygsskalaID", "1",
                        "Examinationsdatum", "2024-01-16",
                        "GiltigSomSlutbetyg", "true",
                        "OmfattningsPoang", "20.0")
                .forEach((name, value) -> {
                    String text = changed.getOrDefault(name, value);
                    xml.append("<rr:%s>%s</rr:%s>".formatted(name, text, name));
                });
        return xml.append("</rr:Resultat>").toString();
    }

    private static XmlNode event(String content) {
        XmlNode event = FeedPage.parse(feed(content).getBytes(StandardCharsets.UTF_8), 64)
                .entries()
                .getFirst()
                .event();
        return java.util.Objects.requireNonNull(event);
    }

    static String feed(String content) {
        return """
                <feed xmlns="http://www.w3.org/2005/Atom"><id>urn:id:7</id><entry><id>e1</id>
                <category term="http://schemas.ladok.se/resultat/ResultatPaHelKursAttesteratEvent"/>
                <content><rr:ResultatPaHelKursAttesteratEvent xmlns:rr="http://schemas.ladok.se/resultat">%s\
                </rr:ResultatPaHelKursAttesteratEvent></content></entry></feed>""".formatted(content);
    }

    @ParameterizedTest(name = "{0} with {1} is {2}")
    @CsvSource(delimiter = ';', textBlock = """
            TH ; U 3 4 5         ; se-u-3-5
            UV ; U G VG          ; se-u-g-vg
            UG ; U G             ; se-u-g
            AF ; A B C D E Fx F  ; se-a-f
            XP ; P F             ; pass-fail
            ZZ ; 1 2 3           ; unknown
            """)
    void tellsTheScaleByItsGrades(String code, String grades, String scale) {
        StringBuilder json = new StringBuilder("{\"ID\":\"1\",\"Kod\":\"" + code + "\",\"Betygsgrad\":[");
        for (String grade : grades.split(" ")) {
            json.append(json.charAt(json.length() - 1) == '[' ? "" : ",").append("{\"Kod\":\"" + grade + "\"}");
        }

        assertThat(new GradeMapper(SETTINGS).hubScale(JSON.readTree(json + "]}")))
                .isEqualTo(scale);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            `{"Fornamn":"Åsa","Efternamn":"Öberg","Fodelsedata":"1970-01-01","Personnummer":"197001014622"}` ; Åsa Öberg ; 1970-01-01 ; NATIONAL
            `{"Fornamn":"Åsa","Fodelsedata":"19700101","Personnummer":"19700101T622"}`                       ; Åsa       ; 1970-01-01 ; LOCAL
            `{"Efternamn":"Öberg","Fodelsedata":"0001-01-01","ExterntUID":"x"}`                              ; Öberg     ;            ; ESI
            """)
    void readsAStudent(String json, String name, String born, String firstKind) throws Exception {
        Learner learner = students().learner(JSON.readTree(json), null);

        assertThat(learner.name().full()).isEqualTo(name);
        assertThat(learner.born() == null ? null : learner.born().toString()).isEqualTo(born);
        assertThat(learner.identifiers().getFirst().kind().name()).isEqualTo(firstKind);
    }

    @Test
    void refusesAStudentWithoutAName() {
        JsonNode nameless = JSON.readTree("{\"Uid\":\"u\"}");

        assertThatThrownBy(() -> students().learner(nameless, null)).hasMessageContaining("no name");
    }

    private static StudentMapper students() {
        return new StudentMapper(LadokScenes.LINKOPING.organisation());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            318877/1f648003 ; 318877/1f648003
            318877/         ; 318877/
            ''              ; ''
            nonsense        ; ''
            x/y             ; ''
            """)
    void keepsItsOwnPositionsOnly(String watermark, String read) {
        assertThat(Position.of(new Watermark(watermark)).watermark().value()).isEqualTo(read);
    }
}
