package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.journal.Edits.Result;
import eu.passerelle.journal.RawReading.Answer;
import eu.passerelle.journal.Rulings.Speaker;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records edited by one person, approved by another; what stood there before is kept, and nothing is issued twice. */
class EditsTest {

    private static final Speaker ANN = new Speaker("operator", "Ann");
    private static final Speaker BEN = new Speaker("operator", "Ben");

    private final RetryStage stage = new RetryStage();
    private final Edits edits =
            new Edits(TestJournal.DATABASE, TestJournal.CIPHER, record -> stage.reading.read(record));

    private UUID rejected() {
        SyncRun run = stage.journal.start();
        stage.journal.pages.store(
                run, stage.journal.page(List.of(), List.of(stage.journal.rejection("bad", "x")), List.of()));
        stage.journal.runs.end(run, 1);
        return stage.id("bad");
    }

    private Result propose(UUID transfer, PayloadKind kind, String content) {
        return edits.propose(
                new Edits.Proposal(
                        transfer, kind, content.getBytes(StandardCharsets.UTF_8), false, "the date was swapped"),
                ANN);
    }

    private static Edit done(Result result) {
        return ((Result.Done) result).edit();
    }

    private static String why(Result result) {
        return ((Result.Refused) result).why();
    }

    @Test
    void aSecondPersonLetsAnEditedSourceRecordGoOn() {
        UUID transfer = rejected();
        Edit edit = done(propose(transfer, PayloadKind.RAW, "y"));
        assertThat(stage.ids("REJECTED")).hasSize(1);
        assertThat(edits.waiting(500, Universities.ALL)).extracting(Edit::id).contains(edit.id());

        assertThat(why(edits.approve(edit.id(), new Speaker("operator", "ANN "), "sure")))
                .contains("a second person must");
        Edit applied = done(edits.approve(edit.id(), BEN, "seen"));

        assertThat(applied.state()).isEqualTo(Edit.State.APPLIED);
        assertThat(stage.journal.waiting()).containsExactly(transfer);
        assertThat(stage.journal.issues.load(List.of(transfer)).getFirst().revision())
                .isEqualTo(1);
        Edits.Opened opened = edits.open(edit.id(), "carl", "review").orElseThrow();
        assertThat(opened.before()).asString().as("the original is kept").isEqualTo("x");
        assertThat(opened.after()).asString().isEqualTo("y");
        assertThat(stage.one("select content::text from payload_edit where id = ?", edit.id()))
                .doesNotContain("y".repeat(2));
        assertThat(
                        stage.many(
                                "select count(*) from audit where who = 'carl' and action = 'read payload' and detail = 'review'"))
                .isEqualTo(1);
        assertThat(new Transfers(TestJournal.DATABASE)
                        .journey(transfer)
                        .orElseThrow()
                        .steps())
                .extracting(TransferView.StepView::step, TransferView.StepView::outcome)
                .containsSubsequence(
                        org.assertj.core.groups.Tuple.tuple("edited", "proposed"),
                        org.assertj.core.groups.Tuple.tuple("edited", "applied"));
    }

    @Test
    void whatTheSisStillSaysAsBeforeMakesNoNewVersionOfAnEditedOne() {
        UUID transfer = rejected();
        edits.approve(done(propose(transfer, PayloadKind.RAW, "y")).id(), BEN, "seen");

        SyncRun run = stage.journal.start();
        stage.journal.pages.store(
                run, stage.journal.page(List.of(), List.of(stage.journal.rejection("bad", "x")), List.of()));

        assertThat(stage.journal.runs.end(run, 1).unchanged()).isEqualTo(1);
    }

    @Test
    void aCompletionIsEditedWhereTheRecordCannotBeReadAgain() {
        UUID transfer = stage.notSealed(1).getFirst();
        stage.reading = record -> new Answer.Refused("Not alone.");
        String completion = new String(
                edits.original(transfer, PayloadKind.COMPLETION, "ann", "repair")
                        .orElseThrow(),
                StandardCharsets.UTF_8);

        assertThat(why(propose(transfer, PayloadKind.RAW, "y"))).isEqualTo("It cannot be used so: Not alone.");
        Edit edit = done(propose(transfer, PayloadKind.COMPLETION, completion.replace("2026-06-01", "2026-01-06")));
        edits.approve(edit.id(), BEN, "seen");

        assertThat(stage.journal
                        .issues
                        .load(List.of(transfer))
                        .getFirst()
                        .completion()
                        .completedOn())
                .hasToString("2026-01-06");
    }

    @Test
    void aCompletionThatNobodyCouldReadIsWrittenIntoAForm() {
        UUID transfer = rejected();
        String form = new String(
                edits.original(transfer, PayloadKind.COMPLETION, "ann", "repair")
                        .orElseThrow(),
                StandardCharsets.UTF_8);

        String filled = form.replace("\"given\": \"\"", "\"given\": \"A\"")
                .replace("\"born\": \"\"", "\"born\": \"2000-01-02\"")
                .replace("\"en\": \"\"", "\"en\": \"Data\"")
                .replace("\"raw\": \"\", \"scale\": \"\"", "\"raw\": \"4\", \"scale\": \"fi-0-5\"")
                .replace("\"completedOn\": \"\"", "\"completedOn\": \"2026-06-01\"");

        assertThat(why(propose(transfer, PayloadKind.COMPLETION, form))).contains("is not what a completion has there");
        assertThat(done(propose(transfer, PayloadKind.COMPLETION, filled)).state())
                .isEqualTo(Edit.State.PROPOSED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"sourceKey\":\"k00000\" | \"sourceKey\":\"other\" | another result",
                "\"state\":\"FINAL\" | \"state\":\"DONE\" | 'state' is not what a completion has there",
                "\"state\":\"FINAL\", | | 'state' is missing",
                "\"title\" | \"titel\" | 'titel' is not what",
                "\"given\":\"Åse\",\"family\":\"Παπαδοπούλου\" | \"given\":\"\",\"family\":\"\" | a name needs a given or a family name",
                "} | | It is no JSON from line 1",
            })
    void whatIsWrongIsToldWithoutWhatStandsThere(String before, String after, String why) {
        UUID transfer = stage.notSealed(1).getFirst();
        String completion = new String(
                edits.original(transfer, PayloadKind.COMPLETION, "ann", "repair")
                        .orElseThrow(),
                StandardCharsets.UTF_8);
        assertThat(completion).contains(before);

        String said =
                why(propose(transfer, PayloadKind.COMPLETION, completion.replace(before, after == null ? "" : after)));

        assertThat(said).contains(why).doesNotContain("Παπαδοπούλου", "DONE");
    }

    @Test
    void nothingIsEditedThatATargetMayHave() {
        UUID transfer = stage.refused(1).getFirst();
        stage.retries.begin(stage.ofUniversity(), RetryOrder.USUAL, "ann", Universities.ALL);
        stage.fail("TargetUnavailable", stage.ids("ISSUED"));

        assertThat(why(propose(transfer, PayloadKind.RAW, "y"))).contains("may have it");
    }

    @Test
    void anEditOfARecordThatHasChangedMeanwhileIsNotApplied() {
        UUID transfer = stage.notSealed(1).getFirst();
        Edit edit = done(propose(transfer, PayloadKind.RAW, "y"));
        stage.begin(RetryStage.from(RetryFrom.ISSUE));
        stage.journal.issues.store(
                List.of(new IssueOutcome.Failed(
                        transfer, new Failure("credential", "CredentialInvalid", "HUB", "Still broken.", null))),
                List.of(),
                new IssueStore.Basis(
                        java.util.Set.of(),
                        java.util.Map.of(),
                        java.util.Map.of(transfer, 1),
                        new java.util.LinkedHashMap<>()));

        assertThat(why(edits.approve(edit.id(), BEN, "seen"))).contains("changed since this was proposed");
        assertThat(done(edits.reject(edit.id(), ANN, "mistake")).state()).isEqualTo(Edit.State.WITHDRAWN);
        assertThat(why(edits.approve(edit.id(), BEN, "seen"))).contains("WITHDRAWN already");
    }

    @Test
    void onlyOneEditWaitsAtATime() {
        UUID transfer = rejected();
        propose(transfer, PayloadKind.RAW, "y");

        assertThat(why(propose(transfer, PayloadKind.RAW, "z"))).contains("waits for a second person");
        assertThat(why(propose(transfer, PayloadKind.RAW, "x"))).isEqualTo("Nothing has been changed.");
    }

    @Test
    void aRulingOnWhatStoodThereBeforeIsWithdrawn() {
        UUID transfer = stage.journal.referred(1).getFirst();
        Rulings rulings = new Rulings(TestJournal.DATABASE);
        rulings.rule(transfer, Ruling.Answer.RECOGNISE, ANN, "level 6");

        edits.approve(done(propose(transfer, PayloadKind.RAW, "y")).id(), BEN, "seen");

        assertThat(rulings.of(transfer))
                .singleElement()
                .satisfies(ruling -> assertThat(ruling.state()).isEqualTo(Ruling.State.WITHDRAWN));
    }
}
