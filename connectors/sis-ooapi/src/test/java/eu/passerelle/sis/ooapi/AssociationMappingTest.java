package eu.passerelle.sis.ooapi;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.simulators.SimulatedServer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Single associations as a service might send them, through the whole connector. */
class AssociationMappingTest {

    private static final String PERSON = """
            {"personId":"p","givenName":"Maartje","surnamePrefix":"van","surname":"Damme","dateOfBirth":"2003-09-30",
             "primaryCode":{"codeType":"studentNumber","code":1234567},"mail":"m@example.nl",
             "otherCodes":[{"codeType":"esi","code":"urn:schac:personalUniqueCode:int:esi:utwente.nl:1"},
                           {"codeType":"roomCode","code":"B12"},{"codeType":"x-europass-wallet","code":"europass.eu/m"}]}
            """;
    private static final String RESULT = """
            {"state":"completed","pass":"passed","score":"8","resultDate":"2026-03-01"}""";

    @Test
    void readsTheLearnerWithAllIdentifiers() {
        CompletionPage page = read("{\"associationId\":\"a\",\"state\":\"associated\",\"person\":" + PERSON
                + ",\"result\":" + RESULT + "}");

        assertThat(page.events()).singleElement().isInstanceOfSatisfying(CompletionEvent.Reported.class, reported -> {
            Learner learner = reported.completion().learner();
            assertThat(learner.name().full()).isEqualTo("Maartje van Damme");
            assertThat(learner.born()).hasToString("2003-09-30");
            assertThat(learner.identifiers())
                    .extracting(LearnerIdentifier::kind)
                    .containsExactly(
                            LearnerIdentifier.Kind.LOCAL,
                            LearnerIdentifier.Kind.ESI,
                            LearnerIdentifier.Kind.WALLET,
                            LearnerIdentifier.Kind.EMAIL);
            assertThat(reported.scope()).isEqualTo("offering:o");
            assertThat(reported.completion().title().in("en")).isEqualTo("Ethics");
        });
        assertThat(page.complete()).containsExactly("offering:o");
        assertThat(page.last()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"associationId":"a","state":"associated","result":R}                          | names no person
            {"associationId":"a","state":"associated","person":"gone","result":R}          | does not exist
            {"associationId":"a","state":"associated","person":{"personId":"p","mail":"x"},"result":R} | no name
            {"associationId":"a","state":"denied","person":P,"result":R}                   | neither associated nor finished
            {"state":"associated","person":P,"result":R}                                   | no associationId
            42                                                                             | no associationId
            """)
    void keepsWhatItCannotRead(String association, String reason) {
        CompletionPage page = read(association.replace(":R", ":" + RESULT).replace(":P", ":" + PERSON));

        assertThat(page.events()).isEmpty();
        assertThat(page.rejected()).singleElement().satisfies(rejected -> {
            assertThat(rejected.reason())
                    .contains("offering:o")
                    .contains(reason)
                    .doesNotContain("Damme");
            assertThat(rejected.raw().content()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"associationId":"a","role":"lecturer","state":"associated"}       |
            {"associationId":"a","role":"student","state":"associated"}        |
            {"associationId":"a","role":"student","state":"canceled"}          | a
            {"associationId":"a","role":"student","state":"cancelled"}         | a
            """)
    void countsOnlyWhatIsAResultOrTakenBack(String association, @Nullable String withdrawn) {
        CompletionPage page = read(association);

        assertThat(page.rejected()).isEmpty();
        if (withdrawn == null) {
            assertThat(page.events()).isEmpty();
        } else {
            assertThat(page.events())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            CompletionEvent.Withdrawn.class,
                            event -> assertThat(event.key().sourceKey()).isEqualTo(withdrawn));
        }
    }

    /** A row without an id may be one that was reported before, so that nothing may be called absent. */
    @Test
    void declaresNoListCompleteThatHasARowWithoutId() {
        assertThat(read("{\"state\":\"associated\"}").complete()).isEmpty();
    }

    /** One course, one offering, this association. */
    private static CompletionPage read(String association) {
        try (var server = new SimulatedServer(0, exchange -> {
            String path = exchange.getRequestURI().getPath();
            String item = switch (path) {
                case "/courses" -> "{\"courseId\":\"c\",\"name\":[{\"language\":\"en\",\"value\":\"Ethics\"}]}";
                case "/courses/c/offerings" -> "{\"offeringId\":\"o\",\"resultValueType\":\"1-10\"}";
                case "/offerings/o/associations" -> association;
                default -> "";
            };
            String page = "{\"hasNextPage\":false,\"items\":[" + item + "]}";
            SimulatedServer.send(
                    exchange, item.isEmpty() ? 404 : 200, "application/json", page.getBytes(StandardCharsets.UTF_8));
        })) {
            var settings = OoapiSettings.of(server.address(), OoapiVersion.V5, null);
            return new OoapiConnector().read(Twente.sis(settings), Watermark.NONE);
        }
    }
}
