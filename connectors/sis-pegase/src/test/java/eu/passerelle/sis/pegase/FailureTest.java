package eu.passerelle.sis.pegase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.failure.RateLimited;
import eu.passerelle.connectors.failure.SisRejected;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedServer;
import eu.passerelle.simulators.pegase.PegaseSimulator;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong on the wire, each with its own outcome. */
class FailureTest {

    private static final String ONE_LEARNER =
            "{\"totalPages\":1,\"resultats\":[{\"codeApprenant\":\"1\",\"prenom\":\"Lucie\",\"nomFamille\":\"Prova\"}]}";
    private static final String ONE_CURSUS =
            "[{\"codeStructure\":\"ETAB00\",\"periode\":{\"code\":\"P\",\"dateDebut\":\"2026-09-01\"},"
                    + "\"formation\":{\"code\":\"F\"},\"racinePedagogique\":{\"codeObjetMaquette\":\"A1\"}}]";

    private final Campus campus = new Campus("insa", "groupe-insa.fr", "fr", 30, 200, 7);
    private final PegaseConnector connector = new PegaseConnector();

    @Test
    void renewsATokenThatEndsInTheMiddleOfARunThoughPegaseSaysForbidden() {
        try (var pegase = new PegaseSimulator(0, campus, Insa.USER, Insa.PASSWORD)) {
            var sis = Insa.sis(Insa.settings(pegase.address(), Insa.PASSWORD, null));
            CompletionPage first = connector.read(sis, Watermark.NONE);
            pegase.expireTokens();

            assertThat(connector.read(sis, first.next()).events()).isNotEmpty();
        }
    }

    @Test
    void saysThatAReadIsNotPermittedWhenANewTokenDoesNotHelp() {
        try (var pegase = new PegaseSimulator(0, campus, Insa.USER, Insa.PASSWORD)) {
            var sis = Insa.sis(Insa.settings(pegase.address(), Insa.PASSWORD, null));
            CompletionPage first = connector.read(sis, Watermark.NONE);
            pegase.server().fail(100, 403, Map.of());

            assertThatThrownBy(() -> connector.read(sis, first.next()))
                    .isInstanceOf(SisRejected.class)
                    .hasMessageContaining("insa");
        }
    }

    @Test
    void waitsAsLongAsTheSisAsks() {
        try (var pegase = new PegaseSimulator(0, campus, Insa.USER, Insa.PASSWORD)) {
            var sis = Insa.sis(Insa.settings(pegase.address(), Insa.PASSWORD, null));
            connector.read(sis, Watermark.NONE);
            pegase.server().fail(1, 429, Map.of("Retry-After", "17"));

            assertThatThrownBy(() -> connector.read(sis, Watermark.NONE))
                    .isInstanceOfSatisfying(
                            RateLimited.class,
                            limited -> assertThat(limited.retryAfter()).contains(Duration.ofSeconds(17)));
        }
    }

    @Test
    void readsNothingOfPeriodsThatAreNotAskedFor() {
        try (var pegase = new PegaseSimulator(0, campus, Insa.USER, Insa.PASSWORD)) {
            var sis = Insa.sis(Insa.settings(pegase.address(), Insa.PASSWORD, List.of("PER-1999")));

            CompletionPage page = connector.read(sis, Watermark.NONE);

            assertThat(page.size()).isZero();
            assertThat(page.last()).isTrue();
            assertThat(page.complete()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Maintenance</html>", "{\"message\":\"Maintenance\"}", "[{]", "\"text\""})
    void refusesWhatIsNoListOfResults(String body) {
        assertMalformed(ONE_LEARNER, ONE_CURSUS, body, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Maintenance</html>", "[]", "{\"resultats\":1}"})
    void refusesWhatIsNoFlowOfEnrolments(String body) {
        assertMalformed(body, "[]", "[]", StandardCharsets.UTF_8);
    }

    @Test
    void refusesAnotherEncodingThanUtf8() {
        assertMalformed(ONE_LEARNER, ONE_CURSUS, "[{\"codeChemin\":\"Maintenance é\"}]", StandardCharsets.ISO_8859_1);
    }

    @Test
    void refusesJsonThatIsNestedTooDeeply() {
        assertMalformed(ONE_LEARNER, ONE_CURSUS, "[".repeat(5_000) + "]".repeat(5_000), StandardCharsets.UTF_8);
    }

    private void assertMalformed(String enrolments, String cursus, String results, Charset encoding) {
        assertThatThrownBy(() -> served(enrolments, cursus, results, encoding))
                .isInstanceOf(MalformedRecord.class)
                .hasMessageContaining("insa")
                .hasMessageNotContaining("Maintenance");
    }

    private CompletionPage served(String enrolments, String cursus, String results, Charset encoding) {
        try (var server = new SimulatedServer(0, exchange -> {
            String path = exchange.getRequestURI().getPath();
            answer(
                    exchange,
                    path.contains("tickets")
                            ? "some.jwt.token"
                            : path.contains("flux") ? enrolments : path.endsWith("/cursus") ? cursus : results,
                    encoding);
        })) {
            return connector.read(Insa.sis(Insa.settings(server.address(), Insa.PASSWORD, null)), Watermark.NONE);
        }
    }

    private static void answer(HttpExchange exchange, String body, Charset encoding) throws IOException {
        SimulatedServer.send(exchange, 200, "application/json", body.getBytes(encoding));
    }

    @Test
    void keepsWhatHasNoKeyOrNoLearnerAndReadsTheRest() {
        String enrolments = "{\"totalPages\":1,\"resultats\":[{\"prenom\":\"Nobody\"},{\"codeApprenant\":\"1\"},"
                + "{\"codeApprenant\":\"2\",\"statutInscription\":\"annulee\"}]}";
        String published = "\"publieEvaluationsFinales\":true,\"resultatFinal\":{\"libelleCourt\":\"ADM\"}";

        CompletionPage page = served(
                enrolments,
                ONE_CURSUS,
                "[{" + published + "},{\"codeChemin\":\"F>A1>U\"," + published + "}]",
                StandardCharsets.UTF_8);

        assertThat(page.events()).isEmpty();
        assertThat(page.rejected())
                .extracting(rejected -> rejected.reason())
                .anyMatch(reason -> reason.contains("codeApprenant"))
                .anyMatch(reason -> reason.contains("codeChemin"))
                .anyMatch(reason -> reason.contains("no name"))
                .hasSize(3);
        assertThat(page.complete()).isEmpty();
    }

    @Test
    void rejectsACursusThatDoesNotSayWhereItIs() {
        CompletionPage page = served(
                ONE_LEARNER, "[{\"racinePedagogique\":{\"codeObjetMaquette\":\"A1\"}}]", "[]", StandardCharsets.UTF_8);

        assertThat(page.rejected())
                .singleElement()
                .satisfies(rejected -> assertThat(rejected.reason()).contains("codeStructure"));
        assertThat(page.complete()).isEmpty();
    }

    @Test
    void refusesATokenThatIsNone() {
        try (var server =
                new SimulatedServer(0, exchange -> answer(exchange, "<html>log in</html>", StandardCharsets.UTF_8))) {
            var sis = Insa.sis(Insa.settings(server.address(), Insa.PASSWORD, null));

            assertThatThrownBy(() -> connector.read(sis, Watermark.NONE))
                    .isInstanceOf(SisRejected.class)
                    .hasMessageContaining("insa");
        }
    }
}
