package eu.passerelle.sis.esse3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.failure.RateLimited;
import eu.passerelle.connectors.failure.SisRejected;
import eu.passerelle.connectors.testkit.Reading;
import eu.passerelle.model.LearnerIdentifier.Kind;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedServer;
import eu.passerelle.simulators.esse3.Esse3Simulator;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sessions, rosters, paging, the stored reply, and what goes wrong on the wire. */
class WireTest {

    private final Campus campus = new Campus("trento", "unitn.it", "it", 30, 300, 7);
    private final Esse3Simulator esse3 = new Esse3Simulator(0, campus, Trento.USER, Trento.PASSWORD);
    private final Esse3Connector connector = new Esse3Connector();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    @AfterEach
    void close() {
        esse3.close();
    }

    private SisContext<Esse3Settings> sis() {
        return Trento.sis(Trento.settings(esse3.base(), Trento.PASSWORD, null), home);
    }

    private SisContext<Esse3Settings> withRoster(String csv) {
        try {
            Files.writeString(home.resolve("roster.csv"), csv);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return Trento.sis(Trento.settings(esse3.base(), Trento.PASSWORD, "roster.csv"), home);
    }

    @Test
    void opensOneSessionForAllCalls() {
        Reading.of(connector, sis(), Watermark.NONE);

        assertThat(esse3.server().requests()).isGreaterThan(60);
        assertThat(esse3.sessions()).isOne();
    }

    @Test
    void logsInAgainWhenTheTokenEndsInTheMiddleOfARun() {
        CompletionPage first = connector.read(sis(), Watermark.NONE);
        esse3.expireTokens();

        assertThat(connector.read(sis(), first.next()).events()).isNotEmpty();
        assertThat(esse3.sessions()).isEqualTo(2);
    }

    @Test
    void goesOnWithBasicWhereThereIsNoJwt() {
        esse3.giveNoJwt();

        assertThat(connector.read(sis(), Watermark.NONE).events()).isNotEmpty();
    }

    @Test
    void readsWholeListsOfAServiceThatDoesNotPage() {
        esse3.ignorePaging();

        Reading whole = Reading.of(connector, sis(), Watermark.NONE);

        assertThat(whole.reported().size() + whole.rejected().size()).isEqualTo(299);
        assertThat(whole.complete()).hasSize(30);
    }

    @Test
    void readsTheBookletsOfARosterAndAddsWhatItSays() {
        Reading reading = Reading.of(connector, withRoster(esse3.rosterCsv()), Watermark.NONE);

        Reading listed = Reading.of(connector, sis(), Watermark.NONE);
        assertThat(reading.reported().keySet()).isEqualTo(listed.reported().keySet());
        var learner = campus.learners().getFirst();
        assertThat(reading.reported().values())
                .anySatisfy(reported -> assertThat(reported.completion().learner())
                        .satisfies(read -> {
                            assertThat(read.identifier(Kind.ESI)).contains(learner.esi());
                            assertThat(read.identifier(Kind.WALLET)).contains(learner.walletAddress());
                            assertThat(read.identifier(Kind.LOCAL)).contains(learner.number());
                            assertThat(read.identifier(Kind.EMAIL)).contains(learner.email());
                            assertThat(read.born()).isEqualTo(learner.born());
                        }));
    }

    @Test
    void rejectsALineOfTheRosterAndReadsTheOthers() {
        CompletionPage page = connector.read(withRoster("\uFEFFmatId;esi\nMR-17;\n280003;\n"), Watermark.NONE);

        assertThat(page.rejected()).extracting(rejected -> rejected.sourceKey()).contains("roster:1");
        assertThat(page.complete()).containsExactly("booklet:280003");
        assertThat(page.last()).isTrue();
    }

    @Test
    void saysNothingOfABookletThatIsGone() {
        CompletionPage page = connector.read(withRoster("matId\n123\n"), Watermark.NONE);

        assertThat(page.size()).isZero();
        assertThat(page.complete()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"matricola\n700000\n", "matId,matId\n1,2\n", "esi\nx\n,,,,"})
    void refusesAFileThatIsNoRoster(String csv) {
        SisContext<Esse3Settings> sis = withRoster(csv);

        if (csv.startsWith("esi")) {
            assertThat(connector.read(sis, Watermark.NONE).rejected()).isNotEmpty();
        } else {
            assertThatThrownBy(() -> connector.read(sis, Watermark.NONE))
                    .isInstanceOf(ConfigurationInvalid.class)
                    .hasMessageContaining("trento");
        }
    }

    @Test
    void waitsAsLongAsTheSisAsks() {
        connector.read(sis(), Watermark.NONE);
        esse3.server().fail(1, 429, Map.of("Retry-After", "17"));

        assertThatThrownBy(() -> connector.read(sis(), Watermark.NONE))
                .isInstanceOfSatisfying(
                        RateLimited.class,
                        limited -> assertThat(limited.retryAfter()).contains(Duration.ofSeconds(17)));
    }

    /** A reply of the booklet service as it was seen at another university: four rows, of which two are passed. */
    @Test
    void readsTheStoredReply() throws IOException {
        Path sample = Standards.sis().resolve("esse3/libretto-righe-shape.json");
        byte[] stored = Files.readAllBytes(sample);
        int rows = 0;
        int passed = 0;
        for (JsonNode row : JsonMapper.shared().readTree(stored).values()) {
            rows++;
            passed += row.at("/stato/value").stringValue().equals("S") ? 1 : 0;
        }

        CompletionPage page = served("280001", stored);

        assertThat(rows).isEqualTo(4);
        assertThat(page.events())
                .hasSize(passed)
                .allSatisfy(event -> assertThat(((CompletionEvent.Reported) event)
                                .completion()
                                .learner()
                                .name()
                                .full())
                        .isEqualTo("Valentina Prova"));
        assertThat(page.rejected()).isEmpty();
        assertThat(page.events()).extracting(event -> event.key().sourceKey()).containsExactly("5057980", "5057983");
    }

    private CompletionPage served(String matId, byte[] rows) {
        String segment = "[{\"matId\":%s,\"nome\":\"Valentina\",\"cognome\":\"Prova\"}]".formatted(matId);
        try (var server = new SimulatedServer(0, exchange -> {
            String path = exchange.getRequestURI().getPath();
            byte[] body = path.endsWith("/login")
                    ? "{\"user\":{}}".getBytes(StandardCharsets.UTF_8)
                    : path.endsWith("/righe") ? rows : segment.getBytes(StandardCharsets.UTF_8);
            SimulatedServer.send(exchange, 200, "application/json", body);
        })) {
            return connector.read(
                    Trento.sis(Trento.settings(server.address(), Trento.PASSWORD, null), home), Watermark.NONE);
        }
    }

    @Test
    void rejectsOneRowAndClaimsNothingCompleteWhenARowHasNoId() {
        CompletionPage page = served(
                "280001",
                "[{\"stato\":\"S\",\"adCod\":\"X\",\"esito\":{\"voto\":30,\"dataEsa\":\"15/06/2018\"}}]"
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(page.rejected()).hasSize(1);
        assertThat(page.complete()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Maintenance</html>", "{\"statusCode\":200}", "[{]", "\"text\""})
    void refusesWhatIsNoList(String body) {
        assertMalformed(body, StandardCharsets.UTF_8);
    }

    @Test
    void refusesAnotherEncodingThanUtf8() {
        assertMalformed("[{\"adDes\":\"Maintenance à\"}]", StandardCharsets.ISO_8859_1);
    }

    @Test
    void refusesJsonThatIsNestedTooDeeply() {
        assertMalformed("[".repeat(5_000) + "]".repeat(5_000), StandardCharsets.UTF_8);
    }

    private void assertMalformed(String body, Charset encoding) {
        assertThatThrownBy(() -> served("280001", body.getBytes(encoding)))
                .isInstanceOf(MalformedRecord.class)
                .hasMessageContaining("trento")
                .hasMessageNotContaining("Maintenance");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>log in</html>", "{}", "[]"})
    void refusesALoginThatIsNone(String body) {
        try (var server = new SimulatedServer(0, exchange -> answer(exchange, body))) {
            var sis = Trento.sis(Trento.settings(server.address(), Trento.PASSWORD, null), home);

            assertThatThrownBy(() -> connector.read(sis, Watermark.NONE))
                    .isInstanceOf(SisRejected.class)
                    .hasMessageContaining("trento");
        }
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        SimulatedServer.send(exchange, 200, "text/html", body.getBytes(StandardCharsets.UTF_8));
    }
}
