package eu.passerelle.sis.stads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.RateLimited;
import eu.passerelle.model.Completion;
import eu.passerelle.model.Grade;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.simulators.SimulatedServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of single replies: well ones, receipts that are none, broken and hostile ones. */
class StadsReplyTest {

    private static final String TERM =
            "<academicTerm><title>E16</title><start>2016-09-01Z</start><end>2017-01-31Z</end></academicTerm>";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Completion only(String results) {
        CompletionPage page = Aalborg.answered(folder, Aalborg.reply("0", Aalborg.elmo(results)));
        assertThat(page.rejected()).isEmpty();
        return ((CompletionEvent.Reported) page.events().getFirst()).completion();
    }

    @ParameterizedTest
    @CsvSource({
        "12, dk-7-step, PASSED",
        "02, dk-7-step, PASSED",
        "B, dk-7-step, PASSED",
        "BE, dk-7-step, PASSED",
        "G, dk-7-step, PASSED",
        "00, dk-7-step, FAILED",
        "-3, dk-7-step, FAILED",
        "IB, dk-7-step, FAILED",
        "ABC, dk-7-step, UNKNOWN",
        "11, dk-13, PASSED",
        "6, dk-13, PASSED",
        "5, dk-13, FAILED",
        "03, dk-13, FAILED"
    })
    void judgesByTheLabelBecauseThereIsNoStatus(String label, String scale, Grade.Outcome outcome) {
        Grade grade = only(Aalborg.result("GIS", TERM + "<resultLabel>" + label + "</resultLabel>"))
                .grade();

        assertThat(grade).isEqualTo(new Grade(label, scale, outcome));
    }

    @Test
    void datesByTheDayElseByTheTermAndNeverByTheZone() {
        assertThat(only(Aalborg.result("GIS", "<date>2017-01-20Z</date>" + TERM))
                        .completedOn())
                .isEqualTo(LocalDate.of(2017, 1, 20));
        assertThat(only(Aalborg.result("GIS", TERM)).completedOn()).isEqualTo(LocalDate.of(2016, 9, 1));
        assertThat(only(Aalborg.result("GIS", "")).completedOn()).isEqualTo(LocalDate.of(2014, 9, 1));
    }

    @Test
    void keepsItsKeyWhenGradeAndDayChange() {
        Completion before = only(Aalborg.result("GIS", TERM + "<resultLabel>02</resultLabel>"));
        Completion after =
                only(Aalborg.result("GIS", "<date>2017-01-20Z</date>" + TERM + "<resultLabel>7</resultLabel>"));

        assertThat(after.key()).isEqualTo(before.key());
        assertThat(after.key().sourceKey()).startsWith("aau.dk:").doesNotContain(Aalborg.CPR, "143021");
    }

    @Test
    void knowsTheLearnerFromReplyAndRoster() {
        Completion completion = only(Aalborg.result("GIS", TERM));

        assertThat(completion.learner().name().full()).isEqualTo("test testesen");
        assertThat(completion.learner().identifier(LearnerIdentifier.Kind.NATIONAL))
                .contains(Aalborg.CPR);
        assertThat(completion.learner().identifier(LearnerIdentifier.Kind.LOCAL))
                .contains("143021");
        assertThat(completion.learner().identifier(LearnerIdentifier.Kind.EMAIL))
                .contains("a@aau.example");
        assertThat(completion.awardingBody()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "0"})
    void isEmptyWhereThereIsNothing(String receipt) {
        CompletionPage page = Aalborg.answered(folder, Aalborg.reply(receipt, ""));

        assertThat(page.events()).isEmpty();
        assertThat(page.rejected()).isEmpty();
        assertThat(page.complete()).hasSize(1);
    }

    @Test
    void isEmptyForALearnerWithoutResults() {
        assertThat(Aalborg.answered(folder, Aalborg.reply("0", Aalborg.elmo("")))
                        .complete())
                .hasSize(1);
    }

    @Test
    void keepsAReceiptThatIsNoSuccessAndItsTextToItself() {
        CompletionPage page = Aalborg.answered(folder, Aalborg.reply("42", ""));

        assertThat(page.complete()).isEmpty();
        assertThat(page.rejected()).singleElement().satisfies(rejected -> {
            assertThat(rejected.reason()).contains("42").doesNotContain(Aalborg.CPR);
            assertThat(new String(rejected.raw().content(), StandardCharsets.UTF_8))
                    .contains("42");
        });
    }

    @Test
    void rejectsTheReplyForAnotherLearner() {
        CompletionPage page = Aalborg.answered(
                folder,
                "0202029999",
                200,
                Aalborg.reply("0", Aalborg.elmo(Aalborg.result("GIS", TERM))).getBytes(StandardCharsets.UTF_8));

        assertThat(page.events()).isEmpty();
        assertThat(page.rejected())
                .singleElement()
                .satisfies(rejected -> assertThat(rejected.reason()).contains("another learner"));
    }

    @Test
    void rejectsOneResultAndReadsTheOthers() {
        String comma = "<credit><scheme>ECTS</scheme><level>-</level><value>2,5</value></credit>";

        CompletionPage page = Aalborg.answered(
                folder, Aalborg.reply("0", Aalborg.elmo(Aalborg.result("A", comma) + Aalborg.result("B", TERM))));

        assertThat(page.events()).hasSize(1);
        assertThat(page.complete()).isEmpty();
        assertThat(page.rejected())
                .singleElement()
                .satisfies(rejected -> assertThat(rejected.reason()).contains("decimal comma"));
    }

    @Test
    void rejectsADocumentThatIsNotAsStadsWritesIt() {
        String moved = Aalborg.elmo("<surprise/>" + Aalborg.result("GIS", TERM));

        assertThat(Aalborg.answered(folder, Aalborg.reply("0", moved)).rejected())
                .singleElement()
                .satisfies(
                        rejected -> assertThat(rejected.reason()).contains("surprise is not expected here in report"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><body>Log ind</body></html>",
                "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body><s:GetStu",
                "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body>&a;</e:Body></e:Envelope>"
            })
    void keepsAnUnreadableReplyAsOneRejectedRecord(String body) {
        CompletionPage page = Aalborg.answered(folder, body);

        assertThat(page.complete()).isEmpty();
        assertThat(page.rejected())
                .singleElement()
                .satisfies(rejected ->
                        assertThat(rejected.sourceKey()).startsWith("learner:").doesNotContain(Aalborg.CPR));
    }

    @Test
    void keepsAReplyInAWrongEncodingAsOneRejectedRecord() {
        byte[] latin = Aalborg.reply("0", Aalborg.elmo("<title>\u00f8</title>")).getBytes(StandardCharsets.ISO_8859_1);

        assertThat(Aalborg.answered(folder, Aalborg.CPR, 200, latin).rejected()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "401, eu.passerelle.connectors.failure.SisRejected",
        "403, eu.passerelle.connectors.failure.SisRejected",
        "404, eu.passerelle.connectors.failure.SisRejected",
        "503, eu.passerelle.connectors.failure.SisUnavailable"
    })
    void tellsWhoMustActByTheStatus(int status, Class<? extends Throwable> failure) {
        assertThatThrownBy(() -> Aalborg.answered(folder, Aalborg.CPR, status, new byte[0]))
                .isInstanceOf(failure)
                .hasMessageContaining("aalborg")
                .hasMessageContaining("HTTP " + status);
    }

    @Test
    void slowsDownWhenAsked() {
        byte[] empty = Aalborg.reply("0", "").getBytes(StandardCharsets.UTF_8);
        try (SimulatedServer server =
                new SimulatedServer(0, exchange -> SimulatedServer.send(exchange, 200, "text/xml", empty))) {
            server.fail(1, 429, Map.of("Retry-After", "17"));
            Path roster = Aalborg.write(folder, "cpr\n" + Aalborg.CPR + "\n");
            StadsSettings settings = Aalborg.settings(roster, "password", server.address());

            assertThatThrownBy(() -> new StadsConnector().read(Aalborg.sis(settings), Watermark.NONE))
                    .isInstanceOfSatisfying(
                            RateLimited.class,
                            limited -> assertThat(limited.retryAfter()).contains(Duration.ofSeconds(17)));
        }
    }
}
