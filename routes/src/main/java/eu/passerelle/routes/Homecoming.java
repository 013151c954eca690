package eu.passerelle.routes;

import eu.passerelle.journal.CatalogueStore;
import eu.passerelle.journal.RecognitionStore;
import eu.passerelle.journal.RecognitionStore.Due;
import eu.passerelle.journal.RecognitionStore.Judged;
import eu.passerelle.journal.RecognitionStore.Moment;
import eu.passerelle.model.Completion;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.model.PartnerCompletion;
import eu.passerelle.model.RecognitionRecord;
import eu.passerelle.model.University;
import eu.passerelle.recognition.Recognition;
import eu.passerelle.recognition.receiving.CourseMappings;
import eu.passerelle.recognition.receiving.CourseMappingsInvalid;
import eu.passerelle.recognition.receiving.NextVersion;
import eu.passerelle.recognition.receiving.ReceivingJudgement;
import eu.passerelle.recognition.receiving.ReceivingRecognition;
import eu.passerelle.routes.config.ReceivingSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Beside the three steps: what receiving universities recognise of what their learners completed at partners. */
public final class Homecoming {

    private static final Logger LOG = LoggerFactory.getLogger(Homecoming.class);
    private static final int BATCH = 200;

    private final Path home;
    private final Connections connections;
    private final RecognitionStore store;
    private final CatalogueStore catalogue;
    private final Policy policy;
    private final Clock clock;
    private final LookBack lookBack;
    private final Map<String, String> warned = new HashMap<>();

    /**
     * What is the same for all receiving universities.
     *
     * @param tables decision tables in force
     * @param statistics grading tables in force
     */
    record Policy(Supplier<Recognition> tables, Supplier<GradeStatistics> statistics) {}

    Homecoming(
            Path home,
            Connections connections,
            RecognitionStore store,
            CatalogueStore catalogue,
            Policy policy,
            Clock clock) {
        this.home = home;
        this.connections = connections;
        this.store = store;
        this.catalogue = catalogue;
        this.policy = policy;
        this.clock = clock;
        this.lookBack = new LookBack(clock);
    }

    /** Judges everybody of whom results or rules have changed. */
    public void judge() {
        for (ConnectedUniversity<?> university : connections.all()) {
            ReceivingSettings receiving = university.settings().recognition();
            if (receiving != null) {
                judge(university, receiving);
            }
        }
    }

    private void judge(ConnectedUniversity<?> university, ReceivingSettings receiving) {
        try {
            // a partner that is read no more still stands in the list; './hub check' tells a wrong id
            CourseMappings mappings = CourseMappings.read(home, university.id(), Set.of());
            warned.remove(university.id());
            judge(
                    university,
                    new ReceivingRules(
                            new ReceivingRecognition(university.id(), mappings, receiving.policy()),
                            policy.tables().get(),
                            receiving.gradePolicy().orElse(null),
                            policy.statistics().get()));
        } catch (CourseMappingsInvalid e) {
            // said once: it is looked at again and again
            if (!String.valueOf(e.getMessage()).equals(warned.put(university.id(), String.valueOf(e.getMessage())))) {
                LOG.warn("{}: nothing is recognised until it is repaired. {}", university.id(), e.getMessage());
            }
        }
    }

    private void judge(ConnectedUniversity<?> university, ReceivingRules rules) {
        byte[] hash = rules.hash();
        Moment now = store.moment();
        OptionalLong since = lookBack.since(university.id(), hash, now);
        List<Due> due;
        int judged;
        do {
            due = since.isPresent()
                    ? store.dueSince(since.getAsLong(), university.id(), hash, BATCH)
                    : store.due(university.id(), hash, BATCH);
            judged = 0;
            for (Due one : due) {
                judged += judge(university, rules, hash, one) ? 1 : 0;
            }
            // those that failed come again when everything is looked at
        } while (due.size() == BATCH && judged > 0);
        lookBack.looked(university.id(), hash, now, since.isEmpty());
    }

    private boolean judge(ConnectedUniversity<?> university, ReceivingRules rules, byte[] hash, Due due) {
        try {
            Optional<Learner> learner = store.learner(due.university(), due.learner());
            if (learner.isEmpty()) {
                return false;
            }
            UUID record = due.record() == null ? UUID.randomUUID() : due.record();
            RecognitionRecord previous =
                    due.record() == null ? null : store.newest(due.record()).orElse(null);
            ReceivingJudgement judgement =
                    rules.judge(completions(due.results(), previous), store.decided(due.results()));
            NextVersion next = new NextVersion(
                    record,
                    university.university(),
                    learner.get(),
                    clock.instant(),
                    "the hub, by the course list of " + university.id());
            return store.store(new Judged(
                    due,
                    record,
                    hash,
                    judgement.referred().stream()
                            .map(ReceivingJudgement.Referred::reason)
                            .toList(),
                    next.after(previous, judgement.outcomes()).orElse(null)));
        } catch (RuntimeException e) {
            // the message may hold what the learner's records hold
            LOG.error(
                    "{}: learner {} cannot be judged: {} at {}",
                    due.university(),
                    due.learner(),
                    e.getClass().getName(),
                    e.getStackTrace().length > 0 ? e.getStackTrace()[0] : "?");
            return false;
        }
    }

    private List<PartnerCompletion> completions(List<UUID> transfers, @Nullable RecognitionRecord previous) {
        Map<String, List<Completion>> byPartner = store.completions(transfers).stream()
                .collect(Collectors.groupingBy(completion -> completion.key().university()));
        List<PartnerCompletion> completions = new ArrayList<>();
        byPartner.forEach((partner, theirs) -> {
            Map<String, LearningOpportunity> entries = catalogue.find(
                    partner,
                    theirs.stream()
                            .flatMap(completion -> Stream.ofNullable(completion.opportunityCode()))
                            .toList());
            partner(partner, previous)
                    .ifPresent(known -> theirs.forEach(completion -> {
                        String code = completion.opportunityCode();
                        completions.add(
                                new PartnerCompletion(known, completion, code == null ? null : entries.get(code)));
                    }));
        });
        return completions;
    }

    /** What was recognised of a partner stays so when the hub reads that partner no more. */
    private Optional<University> partner(String id, @Nullable RecognitionRecord previous) {
        return connections
                .known(id)
                .<University>map(ConnectedUniversity::university)
                .or(() -> Stream.ofNullable(previous)
                        .flatMap(record -> record.outcomes().stream())
                        .flatMap(outcome -> outcome.sources().stream())
                        .map(PartnerCompletion::partner)
                        .filter(partner -> partner.id().equals(id))
                        .findFirst());
    }
}
