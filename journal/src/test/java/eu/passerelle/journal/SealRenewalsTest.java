package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.journal.SealRenewals.Kept;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Archive time stamps that end, in a real PostgreSQL that other tests use, too. */
class SealRenewalsTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Instant SOON = NOW.plus(Duration.ofDays(30));
    private static final Instant LATE = NOW.plus(Duration.ofDays(3_000));

    private final TestJournal journal = new TestJournal();
    private final SealRenewals renewals = new SealRenewals(TestJournal.DATABASE, TestJournal.CIPHER);

    /** The only one that nobody has looked at: the large tests leave more than are looked at at once. */
    private Kept issued() {
        TestJournal.DATABASE
                .jdbc()
                .update("insert into archive_stamp (credential, ends_at) select id, 'infinity' from credential"
                        + " on conflict (credential) do nothing");
        journal.sync(journal.result("k", "4"));
        journal.issueAll();
        UUID id = journal.issued().getFirst();
        return new Kept(id, new byte[] {1, 2, 3});
    }

    private List<UUID> ending(Instant before) {
        return renewals.ending(before, NOW, 10_000).stream()
                .map(Kept::credential)
                .toList();
    }

    @Test
    void everyCredentialIsLookedAtOnce() {
        Kept kept = issued();

        assertThat(renewals.unknown(10_000)).extracting(Kept::credential).contains(kept.credential());
        renewals.known(kept.credential(), SOON);
        renewals.known(kept.credential(), LATE);

        assertThat(renewals.unknown(10_000)).extracting(Kept::credential).doesNotContain(kept.credential());
        assertThat(ending(SOON)).doesNotContain(kept.credential());
        assertThat(ending(SOON.plusSeconds(1))).contains(kept.credential());
    }

    @Test
    void aSealWithoutOneIsNeverDue() {
        Kept kept = issued();

        renewals.known(kept.credential(), null);

        assertThat(ending(LATE.plus(Duration.ofDays(100_000)))).doesNotContain(kept.credential());
    }

    /** As when it is tried again from the completion. */
    @Test
    void aCredentialThatIsPutAsideTakesItsStampAlong() {
        Kept kept = issued();
        renewals.known(kept.credential(), SOON);

        TestJournal.DATABASE.jdbc().update("delete from delivery where transfer = ?", kept.credential());
        TestJournal.DATABASE.jdbc().update("delete from credential where id = ?", kept.credential());

        assertThat(ending(LATE)).doesNotContain(kept.credential());
    }

    @Test
    void whatIsNotKeptAnyMoreIsNotDue() {
        Kept kept = issued();
        renewals.known(kept.credential(), SOON);

        TestJournal.DATABASE
                .jdbc()
                .update("delete from payload where transfer = ? and kind = 'SEALED'", kept.credential());

        assertThat(renewals.ending(LATE, NOW, 1)).extracting(Kept::credential).doesNotContain(kept.credential());
    }

    @Test
    void oneInstanceTriesAndAfterItsDeathAnother() {
        Kept kept = issued();
        renewals.known(kept.credential(), SOON);

        assertThat(renewals.claim(kept.credential(), NOW)).isTrue();
        assertThat(renewals.claim(kept.credential(), NOW.plusSeconds(1)))
                .as("another instance")
                .isFalse();
        assertThat(ending(LATE)).doesNotContain(kept.credential());
        assertThat(renewals.ending(LATE, NOW.plus(Duration.ofHours(1)), 10_000))
                .extracting(Kept::credential)
                .contains(kept.credential());
        assertThat(renewals.claim(kept.credential(), NOW.plus(Duration.ofHours(1))))
                .isTrue();
    }

    @Test
    void theRenewedDocumentTakesThePlaceOfTheOneThatWasRead() {
        Kept kept = issued();
        renewals.known(kept.credential(), SOON);

        boolean done = renewals.renewed(kept, new byte[] {1, 2, 3, 4}, LATE, NOW);
        boolean again = renewals.renewed(kept, new byte[] {9}, LATE, NOW);

        assertThat(done).isTrue();
        assertThat(again).as("another instance was faster").isFalse();
        assertThat(ending(SOON.plusSeconds(1))).doesNotContain(kept.credential());
        assertThat(new KeptAchievements(TestJournal.DATABASE, TestJournal.CIPHER).sealed(kept.credential(), "elm"))
                .hasValueSatisfying(content -> assertThat(content).containsExactly(1, 2, 3, 4));
    }

    @Test
    void certificatesAreFoundByTheirNumberAndByNothingElse() {
        CertificateNumbers numbers = new CertificateNumbers(TestJournal.DATABASE, TestJournal.CIPHER);
        UUID id = issued().credential();
        String number = numbers.of(id);
        String other = numbers.of(UUID.randomUUID());

        assertThat(number).matches("[A-Za-z0-9_-]{32}").isEqualTo(numbers.of(id));
        assertThat(numbers.find(number))
                .hasValueSatisfying(issued -> assertThat(issued)
                        .isEqualTo(new CertificateNumbers.Issued(
                                id, journal.university, CertificateNumbers.Standing.STANDS)));
        assertThat(numbers.find(other)).as("nothing was issued under it").isEmpty();
        assertThat(numbers.find(number.substring(0, 31) + (number.endsWith("A") ? "B" : "A")))
                .isEmpty();
        assertThat(numbers.find(number.substring(0, 22) + "AAAAAAAAAA"))
                .as("an id alone")
                .isEmpty();
        assertThat(numbers.find("../" + number)).isEmpty();
        assertThat(new CertificateNumbers(TestJournal.DATABASE, new PayloadCipher(new byte[] {
                            1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7,
                            8
                        }))
                        .find(number))
                .as("another hub's")
                .isEmpty();
    }
}
