package eu.passerelle.dashboard;

import eu.passerelle.dashboard.access.Asks;
import eu.passerelle.dashboard.access.Person;
import eu.passerelle.dashboard.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Pathways: how many have completed them, how far the others are, how far one learner is. */
@RestController
@RequestMapping("/api/stacks")
@Tag(name = "Stacks")
class StacksApi {

    /** Pathways take long to judge, and learners come along on them slowly. */
    private static final int AS_LONG = 3;

    private final StackDesk desk;
    private final SharedAnswers answers;

    StacksApi(StackDesk desk, SharedAnswers answers) {
        this.answers = answers;
        this.desk = desk;
    }

    @GetMapping
    @Operation(
            summary = "Pathways: how many learners have completed each, and how many are under way by what is to go",
            description = "With 'pathway' that one only. No personal data.")
    @Asks(value = Role.VIEW, at = Asks.Where.SOMEWHERE)
    List<StackDesk.PathwayView> pathways(@RequestParam @Nullable String pathway, Person person) {
        List<StackDesk.PathwayView> all =
                answers.meanwhile("stacks", person.roles(), null, AS_LONG, desk::pathways).stream()
                        .filter(view -> person.may(Role.VIEW, view.awardedBy()))
                        .toList();
        if (pathway == null) {
            return all;
        }
        List<StackDesk.PathwayView> one =
                all.stream().filter(view -> view.id().equals(pathway)).toList();
        if (one.isEmpty()) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND,
                    "There is no pathway '" + pathway + "'; there are "
                            + all.stream().map(StackDesk.PathwayView::id).toList() + ".");
        }
        return one;
    }

    @GetMapping("/{pathway}/learners")
    @Operation(
            summary = "Learners on a pathway by their ids, how far they are and what was awarded",
            description = "'next' of one answer is 'after' of the next. No personal data.")
    @Asks(value = Role.VIEW, at = Asks.Where.EVERYWHERE)
    StackDesk.LearnerPage learners(
            @PathVariable String pathway,
            @RequestParam @Nullable UUID after,
            @RequestParam(defaultValue = "50") int most) {
        return desk.learners(pathway, after, most)
                .orElseThrow(() ->
                        new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no pathway '" + pathway + "'."));
    }

    @GetMapping("/{pathway}/learners/{learner}")
    @Operation(
            summary = "How far one learner is on a pathway, what counts, what is to go, what does not count and why",
            description = "The learner's id, see /api/learners; no personal data. Every look is in the audit log.")
    @Asks(value = Role.VIEW, at = Asks.Where.EVERYWHERE)
    StackDesk.ProgressView progress(@PathVariable String pathway, @PathVariable UUID learner, Person person) {
        return desk.progress(pathway, learner, person.name())
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "There is no pathway '" + pathway + "' or no learner " + learner + "."));
    }

    @ExceptionHandler
    ProblemDetail unreadable(StackDesk.PathwaysUnreadable unreadable) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(unreadable.getMessage()));
    }
}
