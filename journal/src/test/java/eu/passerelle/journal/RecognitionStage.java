package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.journal.RecognitionStore.Due;
import eu.passerelle.journal.RecognitionStore.Judged;
import eu.passerelle.model.Completion;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.PartnerCompletion;
import eu.passerelle.model.RecognitionBasis;
import eu.passerelle.model.RecognitionOutcome;
import eu.passerelle.model.RecognitionRecord;
import eu.passerelle.model.University;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** A learner of one university with a result of another, and what the first makes of it. */
final class RecognitionStage {

    static final byte[] RULES = {1};
    static final Duration LEASE = Duration.ofMinutes(1);

    final People people = new People();
    final String home = people.university("a");
    final String partner = people.university("b");
    final RecognitionStore store = new RecognitionStore(TestJournal.DATABASE, TestJournal.CIPHER);
    final ReturnStore returns = new ReturnStore(TestJournal.DATABASE, TestJournal.CIPHER);

    Due oneDue() {
        people.store(home, people.record(home, "h1", "esi:x:1"));
        people.store(partner, people.record(partner, "p1", "esi:x:1"));
        people.issueAll(partner);
        return due().getFirst();
    }

    List<Due> due() {
        return store.due(home, RULES, 10);
    }

    UUID recordOf(Due due) {
        return returns.list(home, 10).stream()
                .filter(row -> row.learner().equals(due.learner()))
                .findFirst()
                .orElseThrow()
                .record();
    }

    Due again(Due due) {
        return new Due(home, due.learner(), due.results(), recordOf(due));
    }

    RecognitionRecord judge(Due due, byte[] rules, int version) {
        UUID record = due.record() == null ? UUID.randomUUID() : due.record();
        RecognitionRecord written = version(record, version);
        assertThat(store.store(new Judged(due, record, rules, List.of(), written)))
                .isTrue();
        return written;
    }

    Pulled.Result corrected(String key) {
        Pulled.Result result = people.record(partner, key, "esi:x:1");
        Completion was = result.completion();
        return new Pulled.Result(
                new Completion(
                        was.key(),
                        was.learner(),
                        was.opportunityCode(),
                        LocalizedText.of("en", "Data Ethics, corrected"),
                        was.state(),
                        was.grade(),
                        was.credits(),
                        was.completedOn(),
                        was.awardingBody(),
                        was.language(),
                        was.recognisedFrom(),
                        was.partOf()),
                result.scope(),
                result.raw());
    }

    RecognitionRecord version(UUID record, int version) {
        Completion completion = people.record(partner, "p1", "esi:x:1").completion();
        return new RecognitionRecord(
                record,
                version,
                university(home),
                completion.learner(),
                List.of(new RecognitionOutcome(
                        partner + "/p1",
                        RecognitionOutcome.Result.NEGATIVE,
                        List.of(new PartnerCompletion(university(partner), completion, null)),
                        List.of(),
                        new RecognitionBasis(RecognitionBasis.Kind.RULE, "closed list"),
                        "Not on the list.",
                        List.of())),
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                "hub");
    }

    static University university(String id) {
        return new University(
                id,
                new Organisation(LocalizedText.of("en", id), "FIN", null, null, null),
                List.of("en"),
                ZoneId.of("Europe/Helsinki"));
    }
}
