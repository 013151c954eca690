package eu.passerelle.credentials.elmo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.model.RecognitionOutcome;
import eu.passerelle.model.RecognitionRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

class ElmoRecognitionWriterTest {

    private static final Path GOLDEN =
            Path.of("src/test/resources/eu/passerelle/credentials/elmo/golden/recognition.xml");

    /** Texts that real records have, and such as an attacker or a broken export would send. */
    static Stream<String> texts() {
        return Stream.of(
                "Žemaitė Šiaulių ąčęėįšųūž",
                "Παπαδοπούλου — Ελληνικά",
                "Δ́ 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 🎓",
                "اللغة العربية",
                "<status>Positive</status>",
                "&amp; ]]> <!-- -- --> <?xml?>",
                "\"quoted\" 'apostrophe'",
                "a\u0000b\u0001c\u000bd\u001fe\ufffe\uffff",
                "lone \ud83d surrogate \ude00",
                "line\r\nends\rand\ttabs\u0085\u2028",
                "  spaces   around  ",
                "x".repeat(300));
    }

    /** One result of a kind each, whole and in part. */
    static Stream<RecognitionRecord> records() {
        RecognitionRecord full = Recognitions.full();
        return Stream.concat(
                Stream.of(full, Recognitions.bare(), Recognitions.graded()),
                full.outcomes().stream().map(outcome -> Recognitions.of(full.learner(), outcome)));
    }

    @ParameterizedTest
    @MethodSource("records")
    void isValidByTheOfficialSchema(RecognitionRecord recognition) throws Exception {
        assertValid(ElmoRecognitionWriter.write(recognition));
    }

    @Test
    void givesTheCourseAtHomeAConvertedGradeAndNoInventedOne() throws Exception {
        Document document = parse(ElmoRecognitionWriter.write(Recognitions.graded()));

        String result = "//*[local-name()='recognitionResult'][contains(.,'HOME.%s')]//*[local-name()='%s']";
        assertThat(xpath(document, result.formatted("ethics", "resultLabel"))).isEqualTo("4");
        assertThat(xpath(document, result.formatted("ethics", "gradingSchemeLocalId")))
                .isEqualTo("fi-0-5");
        assertThat(xpath(document, "//*[local-name()='gradingScheme'][@localId='fi-0-5']"))
                .isNotEmpty();
        assertThat(xpath(document, result.formatted("city", "resultLabel"))).isEmpty();
        assertThat(xpath(document, "//*[local-name()='resultOfRecognition'][2]/*[local-name()='description']"))
                .contains("28 (it-18-30). Not converted: no table.")
                .contains("Grades of trento in field 0613: 30 33.3 %, 18-29 66.7 %");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void staysValidWhateverTheTexts(String text) throws Exception {
        assertValid(ElmoRecognitionWriter.write(Recognitions.saying(text)));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void carriesEveryCharacterThatXmlCan(String text) throws Exception {
        Document document = parse(ElmoRecognitionWriter.write(Recognitions.saying(text)));

        String expected = text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]", "\ufffd")
                .replace("lone \ud83d surrogate \ude00", "lone \ufffd surrogate \ufffd")
                .replaceAll("[ \\t\\r\\n]+", " ")
                .strip();
        assertThat(xpath(document, "//*[local-name()='familyName']")).isEqualTo(expected);
        assertThat(xpath(document, "//*[local-name()='resultLabel']")).isEqualTo(expected);
        assertThat(xpath(document, "//*[local-name()='gradingScheme']/@localId"))
                .isEqualTo(expected);
        assertThat(xpath(document, "//*[local-name()='toMapping']/*[local-name()='ref']"))
                .isEqualTo(expected);
    }

    /** The schema does find faults: else the tests above could not fail. */
    @Test
    void isRefusedByTheOfficialSchemaOnceBroken() throws Exception {
        Schema schema = OfficialSchema.elmo211();
        String good = written(Recognitions.full());

        for (String[] fault : new String[][] {
            {"<status>Partially Positive</status>", "<status>Partly Positive</status>"},
            {"<alternativeName xml:lang=\"el\">Μαρία Παπαδοπούλου</alternativeName>", ""},
            {"<decisionDate>2026-11-27</decisionDate>", "<decisionDate>27.11.2026</decisionDate>"},
            {"<url></url>", ""},
            {"<identifier type=\"local\">MC-100</identifier>", ""},
        }) {
            assertThat(good).contains(fault[0]);
            byte[] bad = good.replace(fault[0], fault[1]).getBytes(StandardCharsets.UTF_8);
            assertThatThrownBy(() -> schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(bad))))
                    .as(fault[0])
                    .isInstanceOf(SAXException.class);
        }
    }

    /** After a change that is meant, run with {@code -Dpasserelle.golden=write} and review the difference. */
    @Test
    void writesTheGoldenFile() throws IOException {
        // one element a line, to be reviewed
        String lines = written(Recognitions.full()).replace("><", ">\n<") + "\n";
        if ("write".equals(System.getProperty("passerelle.golden"))) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, lines);
        }

        assertThat(lines).isEqualTo(Files.readString(GOLDEN));
        assertThat(written(Recognitions.full())).isEqualTo(written(Recognitions.full()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            count(//e:resultOfRecognition)                                                            | 3
            //e:resultOfRecognition[1]/e:status                                                       | Positive
            //e:resultOfRecognition[2]/e:status                                                       | Partially Positive
            //e:resultOfRecognition[3]/e:status                                                       | Negative
            count(//e:resultOfRecognition[1]/e:recognitionBasis)                                      | 2
            count(//e:resultOfRecognition[1]/e:recognitionResult)                                     | 2
            count(//e:resultOfRecognition[3]/e:recognitionResult)                                     | 0
            count(//e:resultOfRecognition[1]//e:fromMapping/e:ref)                                    | 2
            count(//e:resultOfRecognition[1]//e:toMapping/e:ref)                                      | 2
            count(//e:resultOfRecognition[3]//e:toMapping)                                            | 0
            sum(//e:recognitionResult//e:credit/e:value)                                              | 10.5
            count(//e:recognitionResult//e:learningOpportunityInstance[e:status='passed'])            | 2
            count(//e:recognitionResult//e:learningOpportunityInstance[e:status='in-progress'])       | 1
            count(//e:recognitionBasis//e:learningOpportunityInstance[e:status='failed'])             | 1
            count(//e:fromMapping/e:ref[not(. = ../../../..//e:recognitionBasis//e:identifier)])      | 0
            count(//e:toMapping/e:ref[not(. = ../../../..//e:recognitionResult//e:identifier)])       | 0
            //e:report/e:issuer/e:identifier[@type='schac']                                           | tuni.fi
            //e:report/e:issuer/e:country[@type='ISO']                                                | FI
            //e:decisionDate                                                                          | 2026-11-27
            //e:generatedDate                                                                         | 2026-11-27T00:30:15+02:00
            //e:resultOfRecognition[1]/e:identifier[@type='version']                                  | 2
            //e:level/e:value                                                                         | 6
            //e:iscedCode                                                                             | 0612
            //e:engagementHours                                                                       | 81
            count(//e:report/e:status)                                                                | 0
            """)
    void saysWhatWasDecided(String path, String expected) throws Exception {
        Document document = parse(ElmoRecognitionWriter.write(Recognitions.full()));

        assertThat(xpath(document, path.replaceAll("e:(\\w+)", "*[local-name()='$1']")))
                .isEqualTo(expected);
    }

    @Test
    void namesTheLearnerOnlyAsTheReceivingUniversityMayKnow() throws Exception {
        Document document = parse(ElmoRecognitionWriter.write(Recognitions.full()));
        String learner = "//*[local-name()='learner']/*[local-name()='";

        assertThat(xpath(document, learner + "givenNames']")).isEqualTo("Maria");
        assertThat(xpath(document, learner + "alternativeName']")).isEqualTo("Μαρία Παπαδοπούλου");
        assertThat(xpath(document, learner + "identifier'][@type='esi']"))
                .isEqualTo("urn:schac:personalUniqueCode:int:esi:tuni.fi:100200");
        assertThat(xpath(document, learner + "identifier'][@type='studentIdentifier']"))
                .isEqualTo("H100200");
        assertThat(xpath(document, learner + "identifier'][@type='nationalIdentifier']"))
                .isEqualTo("030201A123X");
        assertThat(written(Recognitions.full())).doesNotContain("maria.papadopoulou@example.org", "europass.eu/");
    }

    @Test
    void refersToEachCompletionWhereCodesAreShared() throws Exception {
        RecognitionRecord recognition = Recognitions.of(
                Recognitions.full().learner(),
                new RecognitionOutcome(
                        "g",
                        RecognitionOutcome.Result.POSITIVE,
                        List.of(
                                Recognitions.completion("twente", "o-1", "MC-100", "1", null),
                                Recognitions.completion("trento", "e-1", "MC-100", "1", null),
                                Recognitions.completion("trento", "e-2", null, "1", null),
                                Recognitions.completion("trento", "e-3", "MC-101", "1", null)),
                        List.of(Recognitions.home("X", "4", "4", true)),
                        Recognitions.full().outcomes().getFirst().basis(),
                        "As agreed.",
                        List.of()));

        byte[] written = ElmoRecognitionWriter.write(recognition);

        assertValid(written);
        String refs =
                new String(written, StandardCharsets.UTF_8).replaceAll("(?s).*<fromMapping>|</fromMapping>.*", "");
        assertThat(refs).isEqualTo("<ref>trento/e-1</ref><ref>trento/e-2</ref><ref>MC-101</ref><ref>twente/o-1</ref>");
    }

    @Test
    void saysWhenItCannotBeWritten() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("no space left");
            }
        };

        assertThatThrownBy(() -> ElmoRecognitionWriter.write(Recognitions.full(), full))
                .isInstanceOf(IOException.class);
    }

    private static void assertValid(byte[] document) throws Exception {
        Schema schema = OfficialSchema.elmo211();
        assertThatCode(() -> schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(document))))
                .as(new String(document, StandardCharsets.UTF_8))
                .doesNotThrowAnyException();
    }

    private static String written(RecognitionRecord recognition) {
        return new String(ElmoRecognitionWriter.write(recognition), StandardCharsets.UTF_8);
    }

    private static Document parse(byte[] document) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(document));
    }

    private static String xpath(Document document, String path) throws Exception {
        XPath xpath = XPathFactory.newDefaultInstance().newXPath();
        return xpath.evaluate(path, document);
    }
}
