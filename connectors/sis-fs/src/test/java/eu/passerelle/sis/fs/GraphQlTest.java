package eu.passerelle.sis.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.failure.RateLimited;
import eu.passerelle.connectors.failure.SisRejected;
import eu.passerelle.connectors.failure.SisUnavailable;
import eu.passerelle.connectors.testkit.Reading;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.SimulatedServer;
import eu.passerelle.simulators.fs.FsSimulator;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What GraphQL answers beside results, and what we ask for. */
class GraphQlTest {

    private final Campus campus = new Campus("stavanger", "uis.no", "nb", 60, 240, 3);
    private final FsSimulator simulator = new FsSimulator(0, campus, Stavanger.PASSWORD);
    private final FsConnector connector = new FsConnector();

    @AfterEach
    void close() {
        simulator.close();
    }

    private Reading readAll() {
        return Reading.of(
                connector, Stavanger.sis(Stavanger.settings(simulator.address(), Stavanger.PASSWORD)), Watermark.NONE);
    }

    @Test
    void asksForInvalidAndFailedResultsInSoManyWords() {
        JsonNode filter = FsConnector.variables(Stavanger.settings(simulator.address(), "x"), Position.START, 50)
                .path("filter");

        assertThat(filter.path("erGyldig").toString()).isEqualTo("[true,false]");
        assertThat(filter.path("erBestatt").toString()).isEqualTo("[true,false]");
    }

    @Test
    void seesAWithdrawalAgainInEveryRun() {
        readAll();
        SimulatedResult taken = campus.results().getFirst();
        campus.withdraw(taken.id());

        assertThat(readAll().withdrawn()).containsExactly(FsSimulator.resultId(taken));
        assertThat(readAll().withdrawn()).containsExactly(FsSimulator.resultId(taken));
    }

    @Test
    void namesAFieldThatWasRemovedFromTheSchema() {
        simulator.remove("erOppnadd");

        assertThatThrownBy(this::readAll)
                .isInstanceOf(SisRejected.class)
                .hasMessageContaining("stavanger")
                .hasMessageContaining("'erOppnadd'")
                .hasMessageContaining("Update the hub");
    }

    @Test
    void rejectsOnlyTheResultThatFsCouldNotAnswer() {
        SimulatedResult poor = campus.results().get(60);
        simulator.unresolve(poor);

        Reading reading = readAll();

        assertThat(reading.rejected())
                .filteredOn(rejected -> rejected.sourceKey().equals(FsSimulator.resultId(poor)))
                .singleElement()
                .satisfies(rejected -> assertThat(rejected.reason()).contains("student"));
        assertThat(reading.reported().size() + reading.rejected().size()).isEqualTo(240);
    }

    @Test
    void readsTermAfterTerm() {
        FsSettings one = Stavanger.settings(simulator.address(), Stavanger.PASSWORD);
        FsSettings terms = new FsSettings(
                one.endpoint(),
                one.auth(),
                one.organisation(),
                List.of(new FsSettings.Term(2026, "VÅR"), new FsSettings.Term(2026, "HØST")),
                null,
                240,
                null,
                null);

        CompletionPage spring = connector.read(Stavanger.sis(terms), Watermark.NONE);
        CompletionPage autumn = connector.read(Stavanger.sis(terms), spring.next());

        assertThat(spring.last()).isFalse();
        assertThat(spring.next().value()).isEqualTo("1/");
        assertThat(autumn.last()).isTrue();
        assertThat(FsConnector.variables(terms, Position.of(spring.next()), 10)
                        .at("/filter/terminer/0")
                        .toString())
                .isEqualTo("{\"arstall\":2026,\"betegnelse\":\"HØST\"}");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            `{"errors":[{"message":"Cannot query field \\"tall\\" on type","extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}]}` ; SisRejected    ; `field 'tall'`
            `{"errors":[{"message":"x","extensions":{"classification":"ValidationError"}}]}`                                     ; SisRejected    ; `does not know the field`
            `{"errors":[{"message":"x","extensions":{"code":"UNAUTHENTICATED"}}]}`                                               ; SisRejected    ; `grant our user`
            `{"errors":[{"message":"x","extensions":{"classification":"InvalidSyntax"}}]}`                                       ; SisRejected    ; `refuses the query`
            `{"errors":[{"message":"Introspection is off"}]}`                                                                    ; SisRejected    ; `introspection`
            `{"errors":[{"message":"Kari Nordmann 01018012345","extensions":{"classification":"INTERNAL_ERROR"}}]}`              ; SisUnavailable ; `INTERNAL_ERROR`
            `{"data":{"resultater":null},"errors":[{"message":"x","path":["resultater"]}]}`                                      ; SisUnavailable ; `could not answer`
            `{"data":{"resultater":{"nodes":[]}}}`                                                                               ; MalformedRecord ; `pageInfo`
            `{"data":{"resultater":{"nodes":[],"pageInfo":{"hasNextPage":true}}}}`                                               ; MalformedRecord ; `cursor`
            `{"hello":1}`                                                                                                        ; MalformedRecord ; `neither`
            `<html>Kari Nordmann</html>`                                                                                         ; MalformedRecord ; `cannot be read`
            """)
    void saysWhatAnErrorMeans(String body, String type, String words) {
        Throwable failure = failure(body, StandardCharsets.UTF_8);

        assertThat(failure.getClass().getSimpleName()).isEqualTo(type);
        assertThat(failure).hasMessageContaining("stavanger").hasMessageContaining(words);
        assertThat(failure).hasMessageNotContaining("Nordmann").hasMessageNotContaining("0101801");
    }

    @Test
    void refusesJsonThatIsNestedTooDeeplyOrNotInUtf8() {
        assertThat(failure("[".repeat(5_000), StandardCharsets.UTF_8)).isInstanceOf(MalformedRecord.class);
        assertThat(failure("{\"data\":\"Ødegård\"}", StandardCharsets.ISO_8859_1))
                .isInstanceOf(MalformedRecord.class);
    }

    private HubException failure(String body, Charset encoding) {
        try (var server = new SimulatedServer(
                0, exchange -> SimulatedServer.send(exchange, 200, "application/json", body.getBytes(encoding)))) {
            var sis = Stavanger.sis(Stavanger.settings(server.address(), "x"));
            return org.assertj.core.api.Assertions.catchThrowableOfType(
                    HubException.class, () -> connector.read(sis, Watermark.NONE));
        }
    }

    @Test
    void namesARemovedFieldInABadRequestToo() {
        String body = "{\"errors\":[{\"message\":\"Cannot query field 'tall'\"}]}";
        try (var server = new SimulatedServer(
                0,
                exchange -> SimulatedServer.send(
                        exchange, 400, "application/json", body.getBytes(StandardCharsets.UTF_8)))) {
            var sis = Stavanger.sis(Stavanger.settings(server.address(), "x"));

            assertThatThrownBy(() -> connector.read(sis, Watermark.NONE))
                    .isInstanceOf(SisRejected.class)
                    .hasMessageContaining("'tall'");
        }
    }

    @Test
    void refusesACursorThatDoesNotMoveOn() {
        String body =
                "{\"data\":{\"resultater\":{\"nodes\":[],\"pageInfo\":{\"hasNextPage\":true,\"endCursor\":\"c\"}}}}";
        try (var server = new SimulatedServer(
                0,
                exchange -> SimulatedServer.send(
                        exchange, 200, "application/json", body.getBytes(StandardCharsets.UTF_8)))) {
            var sis = Stavanger.sis(Stavanger.settings(server.address(), "x"));
            CompletionPage first = connector.read(sis, Watermark.NONE);

            assertThatThrownBy(() -> connector.read(sis, first.next())).hasMessageContaining("does not move on");
        }
    }

    @Test
    void explainsABadRequestAndHonoursRetryAfter() {
        simulator.server().fail(1, 400, Map.of());
        assertThatThrownBy(this::readAll).isInstanceOf(SisRejected.class).hasMessageContaining("field was removed");

        simulator.server().fail(1, 429, Map.of("Retry-After", "17"));
        assertThatThrownBy(this::readAll)
                .isInstanceOfSatisfying(
                        RateLimited.class,
                        limited -> assertThat(limited.retryAfter()).contains(Duration.ofSeconds(17)));

        simulator.server().fail(1, 503, Map.of());
        assertThatThrownBy(this::readAll).isInstanceOf(SisUnavailable.class);
    }

    @Test
    void gradesLettersAndPassFailOnTheNorwegianScale() {
        assertThat(readAll().reported().values())
                .extracting(CompletionEvent.Reported::completion)
                .allSatisfy(completion -> assertThat(java.util.Objects.requireNonNull(completion.grade())
                                .scale())
                        .isEqualTo("no-a-f"))
                .extracting(completion ->
                        java.util.Objects.requireNonNull(completion.grade()).raw())
                .contains("A", "F", "Bestått", "Ikke bestått");
    }
}
