package eu.passerelle.dashboard;

import eu.passerelle.dashboard.access.Asks;
import eu.passerelle.dashboard.access.Person;
import eu.passerelle.dashboard.access.Role;
import eu.passerelle.journal.IdentityDecisions;
import eu.passerelle.journal.LearnerReview;
import eu.passerelle.journal.Learners;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Who is who: how many learners are known, all results of one, and the questions that people answer. */
@RestController
@RequestMapping("/api/learners")
@Tag(name = "Learners")
class LearnersApi {

    private final Learners learners;
    private final LearnerReview review;
    private final IdentityDecisions decisions;

    LearnersApi(Learners learners, LearnerReview review, IdentityDecisions decisions) {
        this.learners = learners;
        this.review = review;
        this.decisions = decisions;
    }

    @GetMapping
    @Operation(summary = "How many learners are known, at several universities, and waiting for review")
    @Asks(value = Role.VIEW, at = Asks.Where.EVERYWHERE)
    Learners.Counts counts() {
        return learners.counts();
    }

    @GetMapping("/{learner}/results")
    @Operation(
            summary = "All results of a learner at all universities that you may see",
            description = "The newest version of each that its university still has; no personal data.")
    @Asks(value = Role.VIEW, at = Asks.Where.SOMEWHERE)
    List<Learners.Result> results(@PathVariable UUID learner, Person person) {
        List<Learners.Result> results = learners.results(learner).stream()
                .filter(result -> person.may(Role.VIEW, result.university()))
                .toList();
        if (results.isEmpty()) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND, "There is no learner " + learner + " with a result that is not taken back.");
        }
        return results;
    }

    @GetMapping("/candidates")
    @Operation(
            summary = "Pairs of learners who may be the same: what holds transfers first, then the oldest",
            description = "With 'decided' those that people have decided, the newest first. No personal data.")
    @Asks(value = Role.VIEW, at = Asks.Where.SOMEWHERE)
    List<LearnerReview.Candidate> candidates(
            @RequestParam(defaultValue = "false") boolean decided,
            @RequestParam(defaultValue = "50") int most,
            Person person) {
        return decided ? review.decided(most, person.where(Role.VIEW)) : review.queue(most, person.where(Role.VIEW));
    }

    @GetMapping("/candidates/{id}")
    @Operation(summary = "One pair")
    @Asks(value = Role.VIEW, at = Asks.Where.CANDIDATE)
    LearnerReview.Candidate candidate(@PathVariable UUID id) {
        return review.find(id).orElseThrow(() -> noCandidate(id));
    }

    @GetMapping("/candidates/{id}/people")
    @Operation(
            summary = "Names, birth dates and identifiers of both, in clear",
            description = "From one result of each; every look is in the audit log with its purpose.")
    @Asks(value = Role.VIEW_PAYLOAD, at = Asks.Where.CANDIDATE)
    List<LearnerReview.Person> people(@PathVariable UUID id, @RequestParam String purpose, Person person) {
        if (purpose.isBlank()) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "Say why in 'purpose'; it is kept in the audit log.");
        }
        return review.people(candidate(id), person.name(), purpose);
    }

    /**
     * @param answer SAME or DIFFERENT
     * @param reason in the words of who decides; kept, so without names and numbers
     */
    record Decision(
            IdentityDecisions.@Nullable Answer answer,
            @Nullable String reason) {}

    /** @param goOn transfers that had waited for it and go on now */
    record Decided(int goOn) {}

    @PostMapping("/candidates/{id}/decision")
    @Operation(
            summary = "Decide whether two learners are the same",
            description =
                    "SAME joins them, DIFFERENT keeps them apart or takes them apart again. It can be decided anew.")
    @Asks(value = Role.RECOGNISE, at = Asks.Where.CANDIDATE)
    Decided decide(@PathVariable UUID id, @RequestBody Decision decision, Person person) {
        if (decision.answer() == null
                || decision.reason() == null
                || decision.reason().isBlank()) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "Say 'answer', SAME or DIFFERENT, and 'reason'; both are kept.");
        }
        return switch (decisions.decide(
                id, decision.answer(), person.name(), decision.reason().strip())) {
            case IdentityDecisions.Result.Decided decided -> new Decided(decided.goOn());
            case IdentityDecisions.Result.Unknown unknown -> throw noCandidate(id);
            case IdentityDecisions.Result.Contradicted contradicted ->
                throw new ResponseStatusException(HttpStatus.CONFLICT, contradiction(id, contradicted.candidate()));
        };
    }

    private static String contradiction(UUID decided, UUID against) {
        return decided.equals(against)
                ? "These two are the same by other decisions too: decide one of those anew first (?decided=true has them)."
                : "That would join learners of whom candidate " + against
                        + " says that they are different: decide that one anew first.";
    }

    private static ResponseStatusException noCandidate(UUID id) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no candidate " + id + ".");
    }
}
