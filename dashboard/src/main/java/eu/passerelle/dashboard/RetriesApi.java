package eu.passerelle.dashboard;

import eu.passerelle.dashboard.access.Asks;
import eu.passerelle.dashboard.access.Person;
import eu.passerelle.dashboard.access.Role;
import eu.passerelle.journal.Retries;
import eu.passerelle.journal.RetryEstimates;
import eu.passerelle.journal.RetryFrom;
import eu.passerelle.journal.RetryJob;
import eu.passerelle.journal.RetryOrder;
import eu.passerelle.journal.RetrySelection;
import eu.passerelle.journal.TransferState;
import eu.passerelle.journal.Universities;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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

/** Transfers tried again as jobs of the hub: estimated, begun, watched, paused, cancelled. */
@RestController
@RequestMapping("/api/retries")
@Tag(name = "Retries")
class RetriesApi {

    private static final int MOST_SELECTED = 500;

    private final Retries retries;

    RetriesApi(Retries retries) {
        this.retries = retries;
    }

    /**
     * What fits all that is said here.
     *
     * @param target with a delivery there that has failed
     * @param step that failed, for example {@code deliver:wallet}
     * @param since changed then or later
     * @param state FAILED where nothing is said
     */
    record Query(
            @Nullable String university,
            @Nullable String target,
            @Nullable String step,
            @Nullable Instant since,
            @Nullable Instant until,
            @Nullable String text,
            @Nullable TransferState state) {

        private static final Query NOTHING = new Query(null, null, null, null, null, null, null);
    }

    /**
     * What is to be tried again, and how.
     *
     * @param transfers at most 500
     * @param group and what fits the query of it
     * @param from FAILED where nothing is said
     * @param target the only one to hand over to, with from DELIVER
     * @param asThen with the configuration and the policy of when the record was pulled, with from READ or ISSUE
     * @param rate at most so many a second; 50 where nothing is said
     * @param stopAt percent of failures at which it stops by itself; 20 where nothing is said
     * @param why kept, so without names and numbers of learners
     */
    record Asked(
            @Nullable List<UUID> transfers,
            @Nullable String group,
            @Nullable Query query,
            @Nullable RetryFrom from,
            @Nullable String target,
            @Nullable Boolean asThen,
            @Nullable Integer rate,
            @Nullable Integer stopAt,
            @Nullable String why) {

        RetrySelection selection() {
            Query which = Objects.requireNonNullElse(query, Query.NOTHING);
            return new RetrySelection(
                    Objects.requireNonNullElse(transfers, List.of()),
                    group,
                    which.university(),
                    which.target(),
                    which.step(),
                    which.since(),
                    which.until(),
                    which.text(),
                    which.state());
        }

        RetryOrder order() {
            return new RetryOrder(
                    Objects.requireNonNullElse(from, RetryFrom.FAILED),
                    blankToNull(target),
                    Boolean.TRUE.equals(asThen),
                    Objects.requireNonNullElse(rate, RetryOrder.USUAL_RATE),
                    Objects.requireNonNullElse(stopAt, RetryOrder.USUAL_STOP),
                    blankToNull(why));
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    @PostMapping("/estimate")
    @Operation(
            summary = "What trying again would be: how many, whose, to whom, how long, what is refused and why",
            description = "Changes nothing.")
    @Asks(value = Role.RETRY, at = Asks.Where.SOMEWHERE)
    RetryEstimates.Estimate estimate(@RequestBody Asked asked, Person person) {
        return sensible(() -> retries.estimate(chosen(asked), asked.order(), person.where(Role.RETRY)));
    }

    @PostMapping
    @Operation(
            summary = "Try transfers again: those named, or all that fit a group or query now",
            description =
                    "The hub goes on with it by itself, slowly at first, and stops when too many fail again. Those"
                            + " that are in no state for it are left out.")
    @Asks(value = Role.RETRY, at = Asks.Where.SOMEWHERE)
    RetryJob begin(@RequestBody Asked asked, Person person) {
        return sensible(() -> retries.begin(chosen(asked), asked.order(), person.name(), person.where(Role.RETRY)))
                .orElseThrow(() -> no(
                        HttpStatus.CONFLICT,
                        "None of these can be retried so: ask for the estimate, which says why. Where each failed, only"
                                + " failed, referred and waiting transfers can."));
    }

    private static RetrySelection chosen(Asked asked) {
        RetrySelection selection = asked.selection();
        if (selection.transfers().size() > MOST_SELECTED || selection.isEmpty() && asked.query() == null) {
            throw no(
                    HttpStatus.BAD_REQUEST,
                    "Name 1 to " + MOST_SELECTED + " 'transfers', a 'group', or a 'query'; an empty query is all that"
                            + " failed.");
        }
        return selection;
    }

    private static <T> T sensible(java.util.function.Supplier<T> asked) {
        try {
            return asked.get();
        } catch (IllegalArgumentException e) {
            throw no(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
    }

    @GetMapping
    @Operation(summary = "What was tried again, newest first, and what has come of it")
    @Asks(value = Role.VIEW, at = Asks.Where.SOMEWHERE)
    List<RetryJob> recent(@RequestParam(defaultValue = "20") int most, Person person) {
        return retries.recent(most, person.where(Role.VIEW));
    }

    @GetMapping("/{job}")
    @Operation(
            summary = "How far one is",
            description = "asked = underWay + delivered + offered + failed + otherwise + skipped + cancelled, and"
                    + " underWay = queued + sent + troubled.")
    @Asks(value = Role.VIEW, at = Asks.Where.SOMEWHERE)
    RetryJob find(@PathVariable UUID job, Person person) {
        return retries.find(job, person.where(Role.VIEW))
                .orElseThrow(() -> no(HttpStatus.NOT_FOUND, "Nothing was tried again as " + job + "."));
    }

    /** @param next the {@code after} of the next page; null on the last one */
    record ItemPage(List<Retries.Item> items, @Nullable UUID next) {}

    @GetMapping("/{job}/items")
    @Operation(summary = "What became of each transfer of a job, page by page")
    @Asks(value = Role.VIEW, at = Asks.Where.SOMEWHERE)
    ItemPage items(
            @PathVariable UUID job,
            @RequestParam RetryJob.@Nullable Item state,
            @RequestParam @Nullable UUID after,
            @RequestParam(defaultValue = "50") int most,
            Person person) {
        find(job, person);
        int page = Math.clamp(most, 1, Retries.MOST_ITEMS);
        List<Retries.Item> items = retries.items(job, person.where(Role.VIEW), state, after, page);
        return new ItemPage(items, items.size() < page ? null : items.getLast().transfer());
    }

    /** @param why kept, so without names and numbers of learners */
    record Steered(@Nullable String why) {}

    @PostMapping("/{job}/pause")
    @Operation(summary = "Send nothing more for now; what was sent goes to its end")
    @Asks(value = Role.RETRY, at = Asks.Where.SOMEWHERE)
    RetryJob pause(@PathVariable UUID job, @RequestBody Steered said, Person person) {
        steer(job, person);
        return changed(retries.pause(job, person.name(), blankToNull(said.why())), job, "paused: it is not running");
    }

    @PostMapping("/{job}/resume")
    @Operation(summary = "Go on with what was paused or has stopped by itself, slowly at first")
    @Asks(value = Role.RETRY, at = Asks.Where.SOMEWHERE)
    RetryJob resume(@PathVariable UUID job, @RequestBody Steered said, Person person) {
        steer(job, person);
        return changed(
                retries.resume(job, person.name(), blankToNull(said.why())), job, "resumed: nothing has stopped it");
    }

    @PostMapping("/{job}/cancel")
    @Operation(summary = "Never send what was not sent; what was sent goes to its end")
    @Asks(value = Role.RETRY, at = Asks.Where.SOMEWHERE)
    RetryJob cancel(@PathVariable UUID job, @RequestBody Steered said, Person person) {
        steer(job, person);
        return changed(retries.cancel(job, person.name(), blankToNull(said.why())), job, "cancelled: it has ended");
    }

    /** Whoever steers a job steers it for all universities that it is of; those that one does not see are not named. */
    private void steer(UUID job, Person person) {
        find(job, person);
        List<String> of =
                retries.find(job, Universities.ALL).map(RetryJob::universities).orElse(List.of());
        if (of.stream().allMatch(university -> person.may(Role.VIEW, university))) {
            of.forEach(university -> person.require(Role.RETRY, university));
        } else {
            person.requireEverywhere(Role.RETRY);
        }
    }

    private RetryJob changed(boolean changed, UUID job, String otherwise) {
        RetryJob now = retries.find(job, Universities.ALL).orElseThrow();
        if (!changed) {
            throw no(HttpStatus.CONFLICT, "This retry cannot be " + otherwise + ", it is " + now.state() + ".");
        }
        return now;
    }

    private static ResponseStatusException no(HttpStatus status, String detail) {
        return new ResponseStatusException(status, detail);
    }
}
