package eu.passerelle.credentials.elmo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.Completion;
import eu.passerelle.model.Grade;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

class ElmoTranscriptTest {

    static Stream<List<Achievement>> transcripts() {
        return Stream.of(
                List.of(Achievements.full()),
                List.of(Achievements.bare()),
                List.of(Achievements.full(), Achievements.bare()));
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void isValidByTheOfficialSchemaAndOurs(List<Achievement> achievements) throws Exception {
        byte[] document = ElmoTranscript.write(achievements);

        assertThat(new ElmoValidator().validate(document)).isEmpty();
        assertValidByTheOfficialSchema(document);
    }

    /** The schema comes first: where there is none the test is skipped, and has not failed. */
    private static void assertValidByTheOfficialSchema(byte[] document) throws Exception {
        Schema official = OfficialSchema.elmo211();
        assertThatCode(() -> official.newValidator().validate(new StreamSource(new ByteArrayInputStream(document))))
                .as(new String(document, StandardCharsets.UTF_8))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("eu.passerelle.credentials.elmo.ElmoRecognitionWriterTest#texts")
    void staysValidWhateverTheTexts(String text) throws Exception {
        Achievement achievement = Achievements.withCompletion(
                Achievements.full(),
                completion -> new Completion(
                        completion.key(),
                        completion.learner(),
                        completion.opportunityCode(),
                        Achievements.text("en", text),
                        completion.state(),
                        new Grade(text, text, Grade.Outcome.PASSED),
                        completion.credits(),
                        completion.completedOn(),
                        null,
                        "en",
                        null,
                        null));

        byte[] document = ElmoTranscript.write(List.of(achievement));

        assertThat(new ElmoValidator().validate(document)).isEmpty();
        assertValidByTheOfficialSchema(document);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            count(//e:report)                                                              | 1
            count(//e:report/e:learningOpportunitySpecification)                           | 2
            count(//e:hasPart)                                                             | 3
            //e:report/e:learningOpportunitySpecification[2]/e:identifier                  | DATA.ETH.1
            //e:report/e:learningOpportunitySpecification[2]/e:title[@xml:lang='fi']       | Datan etiikka
            //e:learningOpportunityInstance/e:identifier[@type='local'][.='otm-91b1f2c4']  | otm-91b1f2c4
            //e:learningOpportunityInstance[e:resultLabel]/e:status                        | passed
            //e:resultLabel                                                                | 4
            //e:gradingSchemeLocalId                                                       | fi-0-5
            //e:gradingScheme/@localId                                                     | fi-0-5
            //e:learningOpportunityInstance[e:resultLabel]/e:credit/e:value                | 3
            //e:learner/e:dateOfBirth                                                      | 2001-02-03
            //e:learner/e:identifier[@type='esi']                                          | urn:schac:personalUniqueCode:int:esi:tuni.fi:100200
            count(//e:learner/e:identifier[@type='nationalIdentifier'])                    | 0
            //e:generatedDate                                                              | 2026-06-16T12:00:00+03:00
            //e:issuer/e:identifier[@type='schac']                                         | tuni.fi
            """)
    void saysWhatWasAchieved(String path, String expected) throws Exception {
        Document document = parse(ElmoTranscript.write(List.of(Achievements.full(), Achievements.bare())));

        assertThat(XPathFactory.newDefaultInstance()
                        .newXPath()
                        .evaluate(
                                path.replaceAll("e:(\\w+)", "*[local-name()='$1']")
                                        .replace("@xml:lang", "@*[local-name()='lang']"),
                                document))
                .isEqualTo(expected);
    }

    @Test
    void listsLearningOutcomesByLanguage() {
        String written = new String(ElmoTranscript.write(List.of(Achievements.full())), StandardCharsets.UTF_8);

        assertThat(written)
                .contains("- Assess the ethical impact of a data pipeline</description>")
                .contains("<description xml:lang=\"fi\">- Osaa laatia tietosuojaselosteen</description>");
    }

    @Test
    void isRenderedAsAFormatOfItsOwn() {
        var credential = new ElmoRenderer().render(Achievements.full());

        assertThat(credential.format()).isEqualTo("elmo");
        assertThat(credential.content()).isEqualTo(ElmoTranscript.write(List.of(Achievements.full())));
    }

    private static Document parse(byte[] document) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(document));
    }
}
