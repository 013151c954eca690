package eu.passerelle.dashboard;

import eu.passerelle.journal.IdentityConflict;
import eu.passerelle.journal.IssueStore;
import eu.passerelle.journal.Likenesses;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.LearnerIdentifier.Kind;
import java.time.LocalDate;
import java.util.List;

/** A number with two birth dates, of which one record waits, and two who share name and birth date alone. */
final class SampleLearners {

    private SampleLearners() {}

    static void pull(SampleJournal journal) {
        LocalDate born = LocalDate.of(2000, 1, 2);
        LearnerIdentifier number = new LearnerIdentifier(Kind.LOCAL, "4711", null);
        journal.pull("who-1", born, number, new LearnerIdentifier(Kind.EMAIL, "ase@student.example", null));
        journal.pull("who-2", born.plusDays(1), number);
        journal.pull("who-3", born, new LearnerIdentifier(Kind.LOCAL, "4712", null));
        new IssueStore(SampleJournal.DATABASE, SampleJournal.CIPHER)
                .store(List.of(IdentityConflict.referred(journal.id("who-2"))));
        new Likenesses(SampleJournal.DATABASE).ask();
    }
}
