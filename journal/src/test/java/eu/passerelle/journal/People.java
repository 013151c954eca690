package eu.passerelle.journal;

import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.CredentialIds;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Grade;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.LearnerIdentifier.Kind;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.PersonName;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Records of people at universities, written as short as the tables of tests need them, in a world of their own: identifiers
 * of one world are never those of another.
 */
final class People {

    private static final LocalDate BORN = LocalDate.of(2000, 1, 2);

    /** Letters only, as it is a part of names too. */
    final String world = UUID.randomUUID()
            .toString()
            .substring(0, 8)
            .chars()
            .mapToObj(letter -> String.valueOf((char) ('a' + Character.digit(letter, 16))))
            .collect(Collectors.joining());

    final Learners learners = new Learners(TestJournal.DATABASE);
    final LearnerReview review = new LearnerReview(TestJournal.DATABASE, TestJournal.CIPHER);
    final IdentityDecisions decisions = new IdentityDecisions(TestJournal.DATABASE);
    final Likenesses likenesses = new Likenesses(TestJournal.DATABASE);
    private final TestJournal journal = new TestJournal();

    /** In this world; {@code a}, {@code b} and so on. */
    String university(String letter) {
        return "u" + letter + world;
    }

    /**
     * @param identifiers {@code esi:a:1}, {@code nat:1}, {@code loc:1}, {@code mail:1} with spaces between, and
     *     {@code born:2001-02-03} and {@code name:Ada_Lovelace} where they are not the usual ones; {@code born:-} for none
     */
    Pulled.Result record(String university, String key, String identifiers) {
        List<LearnerIdentifier> theirs = new ArrayList<>();
        LocalDate born = BORN;
        String name = "Åse_Παπαδοπούλου";
        for (String word :
                identifiers.isBlank() ? new String[0] : identifiers.strip().split(" +")) {
            String value = word.substring(word.indexOf(':') + 1);
            switch (word.substring(0, word.indexOf(':'))) {
                case "esi" ->
                    theirs.add(new LearnerIdentifier(
                            Kind.ESI, "urn:schac:personalUniqueCode:int:esi:" + value + world, null));
                case "nat" -> theirs.add(new LearnerIdentifier(Kind.NATIONAL, value + "-" + world, "FIN"));
                case "loc" -> theirs.add(new LearnerIdentifier(Kind.LOCAL, value, null));
                case "mail" -> theirs.add(new LearnerIdentifier(Kind.EMAIL, value + "@" + world + ".example", null));
                case "born" -> born = value.equals("-") ? null : LocalDate.parse(value);
                case "name" -> name = value;
                default -> throw new IllegalArgumentException(word);
            }
        }
        return record(
                university,
                key,
                new Learner(
                        List.of(PersonName.of(
                                name.replaceFirst("_.*", ""), name.replaceFirst("^[^_]*_", "") + " " + world)),
                        born,
                        theirs));
    }

    static Pulled.Result record(String university, String key, Learner learner) {
        return new Pulled.Result(
                new Completion(
                        new CompletionKey(university, key),
                        learner,
                        "MC-1",
                        LocalizedText.of("en", "Data Ethics"),
                        Completion.State.FINAL,
                        new Grade("5", "fi-0-5", Grade.Outcome.PASSED),
                        Credits.ects(new BigDecimal("5.0")),
                        LocalDate.of(2026, 6, 1),
                        null,
                        "en",
                        null,
                        null),
                "all",
                new Pulled.Raw("text/plain", key.getBytes(StandardCharsets.UTF_8)));
    }

    /** Stores one page of a university, with what is usually trusted. */
    void store(String university, Pulled.Result... results) {
        store(university, IdentityRules.USUALLY_TRUSTED, List.of(results));
    }

    void store(String university, List<Kind> trusted, List<Pulled.Result> results) {
        SyncRun run = start(university);
        journal.pages.store(
                run,
                new Pulled(results, List.of(), List.of(), "w", true, Set.of(), 0),
                new IdentityRules(trusted, "FIN", university + ".example"));
        journal.runs.end(run, 1);
    }

    SyncRun start(String university) {
        return journal.runs.start(university, SyncRun.Trigger.MANUAL, null).orElseThrow();
    }

    /** Takes results back. */
    void withdraw(String university, String... keys) {
        SyncRun run = start(university);
        journal.pages.store(
                run,
                new Pulled(
                        List.of(),
                        List.of(),
                        Arrays.stream(keys)
                                .map(key -> new eu.passerelle.model.Withdrawal(
                                        new CompletionKey(university, key), "voided"))
                                .toList(),
                        "w",
                        true,
                        Set.of(),
                        0));
        journal.runs.end(run, 1);
    }

    static UUID transfer(String university, String key, int version) {
        return CredentialIds.of(new CompletionKey(university, key), version);
    }

    Optional<UUID> learner(String university, String key) {
        return learner(university, key, 1);
    }

    Optional<UUID> learner(String university, String key, int version) {
        return learners.of(transfer(university, key, version));
    }

    /** Open questions about learners of this world. */
    List<LearnerReview.Candidate> questions() {
        likenesses.ask();
        return review.queue(500).stream()
                .filter(candidate -> candidate.universities().stream().anyMatch(name -> name.endsWith(world)))
                .toList();
    }

    /** As the second hop does it with results that policy recognises. */
    void issueAll(String university) {
        List<UUID> waiting = TestJournal.DATABASE
                .jdbc()
                .query(
                        "select id from transfer where university = ? and state = 'PULLED'",
                        (row, number) -> row.getObject(1, UUID.class),
                        university);
        journal.issues.store(journal.issues.load(waiting).stream()
                .<IssueOutcome>map(toIssue -> toIssue.held()
                        ? IdentityConflict.referred(toIssue.transfer())
                        : TestJournal.issuedOutcome(toIssue.transfer()))
                .toList());
    }

    TestJournal journal() {
        return journal;
    }

    @Nullable
    String state(String university, String key, int version) {
        return TestJournal.DATABASE
                .jdbc()
                .queryForObject(
                        "select state from transfer where id = ?", String.class, transfer(university, key, version));
    }
}
