package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.CredentialIds;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A record that could not be read, as later runs bring it. */
class RejectedAgainTest {

    private static final String RECORD = "{\"id\":\"k\",\"credits\":5.10,\"on\":\"?\"}";

    private final TestJournal journal = new TestJournal();

    private SyncRun read(String record) {
        SyncRun run = journal.start();
        Pulled.Raw raw = new Pulled.Raw("application/json", record.getBytes(StandardCharsets.UTF_8));
        Pulled.Rejection rejection = new Pulled.Rejection("k", raw, "The date cannot be read. Correct it.");
        journal.pages.store(run, journal.page(List.of(), List.of(rejection), List.of()));
        return journal.runs.end(run, 0.5);
    }

    @BeforeEach
    void first() {
        read(RECORD);
    }

    /** A list and an answer of its own nest it otherwise, and nothing has changed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                RECORD,
                "{ \"id\" : \"k\",\r\n      \"credits\" : 5.10,\r\n      \"on\" : \"?\"\r\n    }",
                "{\"id\":\"\\u006b\",\"credits\":5.10,\"on\":\"?\"}"
            })
    void theSameIsCountedOnceAndStaysWhereItIs(String again) {
        SyncRun run = read(again);

        assertThat(run.unchanged()).isOne();
        assertThat(journal.sums()).isEqualTo(new Sums(1, 0, 0, 0, 1, 0, 0));
        assertThat(journal.repairs
                        .open(
                                CredentialIds.of(new CompletionKey(journal.university, "k"), 1),
                                PayloadKind.RAW,
                                "",
                                "ann",
                                "test")
                        .orElseThrow()
                        .content())
                .as("kept as it was sent")
                .asString()
                .isEqualTo(RECORD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"k\",\"credits\":5.1,\"on\":\"?\"}",
                "{\"id\":\"k\",\"credits\":5.10,\"on\":\"!\"}",
                "{\"id\":\"k\",\"credits\":5.10,\"on\":\"?\"} ]",
                "nothing"
            })
    void anotherIsANewVersionThatIsRejectedInItsTurn(String other) {
        SyncRun run = read(other);

        assertThat(run.unchanged()).isZero();
        assertThat(journal.sums()).isEqualTo(new Sums(2, 0, 0, 0, 2, 0, 0));
    }
}
