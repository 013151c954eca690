package eu.passerelle.journal;

import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.CredentialIds;
import eu.passerelle.model.Withdrawal;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Credentials of one university with copies on status lists. */
final class IssuedCopies {

    final TestJournal journal = new TestJournal();
    final StatusLists lists = new StatusLists(TestJournal.DATABASE);
    final StatusContents contents = new StatusContents(TestJournal.DATABASE);

    UUID id(String key) {
        return CredentialIds.of(new CompletionKey(journal.university, key), 1);
    }

    ListPlace place(String key, String copy) {
        return lists.allocate(journal.university, StatusKind.TOKEN, List.of(new CopyRef(id(key), "dc+sd-jwt", copy)))
                .getFirst();
    }

    boolean set(ListPlace place) {
        return contents.content(place.list()).orElseThrow().set().get(place.index());
    }

    void issued(String... keys) {
        Pulled.Result[] results = new Pulled.Result[keys.length];
        for (int i = 0; i < keys.length; i++) {
            results[i] = journal.result(keys[i], "3");
        }
        journal.sync(results);
        journal.issueAll();
        journal.deliverAll();
    }

    void withdraw(String key) {
        SyncRun run = journal.start();
        store(run, key);
        journal.runs.end(run, 1);
    }

    void store(SyncRun run, String key) {
        journal.pages.store(
                run,
                new Pulled(
                        List.of(),
                        List.of(),
                        List.of(new Withdrawal(new CompletionKey(journal.university, key), "voided")),
                        "w",
                        true,
                        Set.of(),
                        0));
    }
}
