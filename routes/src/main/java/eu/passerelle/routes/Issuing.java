package eu.passerelle.routes;

import eu.passerelle.connectors.Recipient;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.failure.CredentialInvalid;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.failure.RetriableException;
import eu.passerelle.journal.CatalogueStore;
import eu.passerelle.journal.CopyRef;
import eu.passerelle.journal.Decision;
import eu.passerelle.journal.Failure;
import eu.passerelle.journal.IdentityConflict;
import eu.passerelle.journal.IssueOutcome;
import eu.passerelle.journal.IssueStore;
import eu.passerelle.journal.IssueStore.ToIssue;
import eu.passerelle.journal.ListPlace;
import eu.passerelle.journal.RulingInForce;
import eu.passerelle.journal.StackStore.Module;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.Completion;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.recognition.AnnexReport;
import eu.passerelle.recognition.Judgement;
import eu.passerelle.recognition.Recognition;
import eu.passerelle.recognition.RecognitionCase;
import eu.passerelle.recognition.RecognitionDecision;
import eu.passerelle.routes.observe.FlowRecorder;
import eu.passerelle.routes.observe.Passage;
import eu.passerelle.routes.observe.Passage.Passed;
import eu.passerelle.routes.observe.Step;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

/**
 * Second hop: complete from the catalogue, recognise, render, validate, seal. Pure computation, so it runs in one hop;
 * every outcome is a value, and one record's failure never touches its neighbours in the batch.
 */
public final class Issuing {

    private static final String STEP = "credential";

    private final IssueStore store;
    private final CatalogueStore catalogue;
    private final Dispatching dispatching;
    private final Judging judging;
    private final Tools tools;
    private final Sealing sealing;
    private final Runnable pause;

    /** What issuing works with. */
    public record Tools(
            Normalising normalising,
            Supplier<Recognition> recognition,
            Formats formats,
            FlowRecorder recorder,
            Clock clock) {}

    /** @param pause run before each transfer, while nothing is held */
    Issuing(
            IssueStore store,
            CatalogueStore catalogue,
            Dispatching dispatching,
            Judging judging,
            Sealing sealing,
            Runnable pause) {
        this.store = store;
        this.catalogue = catalogue;
        this.dispatching = dispatching;
        this.judging = judging;
        this.tools = judging.tools();
        this.sealing = sealing;
        this.pause = pause;
    }

    /**
     * @param body of a work order's message
     * @param sender batch that has sent it at {@code sent} milliseconds; null where that is not told
     */
    public void issue(
            @Body String body,
            @Header(Dispatching.SENDER) @Nullable String sender,
            @Header(Dispatching.SENT) @Nullable Long sent) {
        tools.recorder().order(Step.CREDENTIAL, "", sender, sent).carry(passage -> issue(body, passage));
    }

    private void issue(String body, Passage passage) {
        List<ToIssue> waiting = store.load(Dispatching.transfers(body));
        Map<UUID, List<Module>> shared =
                SharedCourses.of(waiting, tools.recognition().get());
        Map<UUID, Boolean> duplicates = store.duplicates(shared);
        Map<Judging.Asked, List<ToIssue>> together = waiting.stream().collect(Collectors.groupingBy(Judging.Asked::of));
        List<IssueOutcome> outcomes = new ArrayList<>(waiting.size());
        List<Passed> passed = new ArrayList<>(waiting.size());
        List<Decision> why = new ArrayList<>(waiting.size());
        SequencedMap<CopyRef, ListPlace> places = new LinkedHashMap<>();
        together.forEach((asked, theirs) -> issue(asked, theirs, duplicates, places, why)
                .forEach(timed -> {
                    outcomes.add(timed.outcome());
                    passed.add(timed.passed(asked.university()));
                }));
        Set<UUID> rulings = waiting.stream()
                .flatMap(toIssue -> Stream.ofNullable(toIssue.ruling()))
                .map(RulingInForce::id)
                .collect(Collectors.toSet());
        Map<UUID, Integer> revisions = waiting.stream().collect(Collectors.toMap(ToIssue::transfer, ToIssue::revision));
        shared.keySet().removeIf(transfer -> !Boolean.FALSE.equals(duplicates.get(transfer)));
        dispatching.send(store.store(outcomes, why, new IssueStore.Basis(rulings, shared, revisions, places)));
        passed.forEach(passage::passed);
    }

    /**
     * @param places to which those given on status lists are added
     * @param why to which the decisions are added
     */
    private List<Timed> issue(
            Judging.Asked asked,
            List<ToIssue> theirs,
            Map<UUID, Boolean> duplicates,
            SequencedMap<CopyRef, ListPlace> places,
            List<Decision> why) {
        Judging.By by;
        try {
            by = judging.by(asked);
        } catch (ConfigurationInvalid e) {
            String says = String.valueOf(e.getMessage());
            return theirs.stream()
                    .map(toIssue -> Timed.by(
                            pause, () -> failed(toIssue, "ConfigurationInvalid", HubException.Responsible.HUB, says)))
                    .toList();
        }
        Map<String, LearningOpportunity> entries = catalogue.find(
                asked.university(),
                theirs.stream()
                        .map(toIssue -> toIssue.completion().opportunityCode())
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
        places.putAll(sealing.places(by.university(), theirs));
        Batch batch = new Batch(by, entries, duplicates, places, why);
        return theirs.stream()
                .map(toIssue -> Timed.by(pause, () -> outcome(batch, toIssue)))
                .toList();
    }

    /**
     * What is known of all that one university has in an order.
     *
     * @param by what it is judged by
     * @param entries of its catalogue by code
     * @param duplicates by transfer, where it is known
     * @param places on status lists
     * @param why to which the decisions are added
     */
    private record Batch(
            Judging.By by,
            Map<String, LearningOpportunity> entries,
            Map<UUID, Boolean> duplicates,
            Map<CopyRef, ListPlace> places,
            List<Decision> why) {

        ConnectedUniversity<?> university() {
            return by.university();
        }
    }

    private IssueOutcome outcome(Batch batch, ToIssue toIssue) {
        try {
            return decide(batch, toIssue);
        } catch (RetriableException e) {
            return new IssueOutcome.Failed(
                    toIssue.transfer(),
                    new Failure(
                            STEP,
                            e.getClass().getSimpleName(),
                            e.responsible().name(),
                            e.getMessage(),
                            BackOff.next(toIssue.attempts() + 1, tools.clock().instant(), e.retryAfter())
                                    .orElse(null)));
        } catch (HubException e) {
            return failed(toIssue, e.getClass().getSimpleName(), e.responsible(), e.getMessage());
        } catch (RuntimeException e) {
            String reason = Defect.told(toIssue.transfer(), batch.university().id(), "issuing", e);
            return failed(toIssue, e.getClass().getSimpleName(), HubException.Responsible.HUB, reason);
        }
    }

    private static IssueOutcome failed(
            ToIssue toIssue, String kind, HubException.Responsible responsible, String message) {
        return new IssueOutcome.Failed(toIssue.transfer(), new Failure(STEP, kind, responsible.name(), message, null));
    }

    private IssueOutcome decide(Batch batch, ToIssue toIssue) {
        ConnectedUniversity<?> university = batch.university();
        Completion completion = tools.normalising().normalise(toIssue.completion(), university.university());
        LearningOpportunity opportunity = Optional.ofNullable(completion.opportunityCode())
                .map(batch.entries()::get)
                .orElse(null);
        Recipient recipient = Recipients.of(completion.learner(), university.university());
        List<String> targets = judging.connections().reaching(university, recipient);
        RecognitionCase judged = new RecognitionCase(
                university.university(),
                completion,
                opportunity,
                !targets.isEmpty(),
                batch.duplicates().get(toIssue.transfer()),
                university.settings().releaseAsked(toIssue.asked()));
        Judgement tables = batch.by().recognition().judge(judged, batch.by().asOf());
        Judgement judgement = Ruled.by(toIssue.ruling(), tables);
        IssueOutcome outcome;
        try {
            outcome = outcome(batch, toIssue, judged, judgement, targets);
        } catch (CredentialInvalid e) {
            if (toIssue.ruling() == null || judgement.equals(tables)) {
                throw e;
            }
            // no defect of ours: people cannot say what a credential must have and nobody knows
            judgement = Ruled.notFollowed(toIssue.ruling(), tables, e.getMessage());
            outcome = outcome(batch, toIssue, judged, judgement, targets);
        }
        batch.why().add(Deciding.stored(toIssue.transfer(), judgement, AnnexReport.of(judged)));
        return outcome;
    }

    private IssueOutcome outcome(
            Batch batch, ToIssue toIssue, RecognitionCase judged, Judgement judgement, List<String> targets) {
        return switch (judgement.decision()) {
            case RecognitionDecision.Declined declined ->
                new IssueOutcome.Declined(toIssue.transfer(), declined.rule(), declined.reason());
            case RecognitionDecision.Referred referred ->
                new IssueOutcome.Referred(toIssue.transfer(), referred.rule(), referred.reason(), referred.missing());
            case RecognitionDecision.Recognised recognised
            when toIssue.held() -> IdentityConflict.referred(toIssue.transfer());
            case RecognitionDecision.Recognised recognised -> {
                Achievement achievement = achievement(batch.university(), toIssue, judged);
                yield sealing.issued(achievement, recognised.rules(), targets, batch.places());
            }
        };
    }

    private Achievement achievement(ConnectedUniversity<?> university, ToIssue toIssue, RecognitionCase judged) {
        LearningOpportunity opportunity =
                Objects.requireNonNull(judged.opportunity(), "recognised without an opportunity");
        return Claiming.of(
                tools,
                toIssue.transfer(),
                toIssue.version(),
                university.university(),
                judged.completion(),
                opportunity);
    }
}
