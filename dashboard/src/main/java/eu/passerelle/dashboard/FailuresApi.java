package eu.passerelle.dashboard;

import eu.passerelle.dashboard.access.Asks;
import eu.passerelle.dashboard.access.Person;
import eu.passerelle.dashboard.access.Role;
import eu.passerelle.journal.FailureGroups;
import eu.passerelle.journal.Retries;
import eu.passerelle.journal.Universities;
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

/** Failures by cause: what they are, what people say to them, and many transfers tried again at once. */
@RestController
@RequestMapping("/api")
@Tag(name = "Failures")
class FailuresApi {

    private static final int MOST_SELECTED = 500;
    private static final int LONGEST_NOTE = 1000;

    private final FailureGroups groups;
    private final Retries retries;

    FailuresApi(FailureGroups groups, Retries retries) {
        this.groups = groups;
        this.retries = retries;
    }

    @GetMapping("/failure-groups")
    @Operation(
            summary = "Failed transfers grouped by cause, largest first, with what people said to each",
            description = "A resolved group is open again (reopened) as soon as a transfer fails in it.")
    @Asks(value = Role.VIEW, at = Asks.Where.SOMEWHERE)
    List<FailureGroups.Group> groups(Person person) {
        return groups.all(person.where(Role.VIEW));
    }

    /** @param note in the words of who says it; kept, so without names and numbers of learners */
    record Said(
            FailureGroups.@Nullable State state, @Nullable String note) {}

    @PostMapping("/failure-groups/{group}/state")
    @Operation(
            summary = "Say how a group stands: open, acknowledged, resolved or ignored, with a note",
            description = "It is said for the universities of who says it, and seen and counts only there.")
    @Asks(value = Role.RETRY, at = Asks.Where.SOMEWHERE)
    FailureGroups.Group say(@PathVariable String group, @RequestBody Said said, Person person) {
        if (said.state() == null) {
            throw no(HttpStatus.BAD_REQUEST, "Say 'state': OPEN, ACKNOWLEDGED, RESOLVED or IGNORED.");
        }
        if (said.note() != null && said.note().length() > LONGEST_NOTE) {
            throw no(HttpStatus.BAD_REQUEST, "'note' has more than " + LONGEST_NOTE + " characters.");
        }
        Universities of = person.where(Role.RETRY);
        FailureGroups.Group found = find(group, of);
        groups.say(
                group,
                said.state(),
                said.note() == null || said.note().isBlank()
                        ? null
                        : said.note().strip(),
                person.name(),
                of.areAll() ? List.of() : found.universities());
        return find(group, of);
    }

    private FailureGroups.Group find(String group, Universities of) {
        return groups.all(of).stream()
                .filter(each -> each.group().equals(group))
                .findFirst()
                .orElseThrow(() -> gone(group));
    }

    @GetMapping("/failure-groups/{group}/estimate")
    @Operation(summary = "What trying all of a group again would be; changes nothing")
    @Asks(value = Role.RETRY, at = Asks.Where.SOMEWHERE)
    Retries.Estimate estimate(@PathVariable String group, Person person) {
        return retries.estimate(group, person.where(Role.RETRY));
    }

    /** @param retried how many transfers were put back on their way; how far they are is told by the batch */
    record Retried(int retried, UUID batch) {}

    @PostMapping("/failure-groups/{group}/retry")
    @Operation(summary = "Try all failed transfers of a group again, of the universities where one may")
    @Asks(value = Role.RETRY, at = Asks.Where.SOMEWHERE)
    Retried retryGroup(@PathVariable String group, Person person) {
        return retries.group(group, person.name(), person.where(Role.RETRY))
                .map(FailuresApi::told)
                .orElseThrow(() -> gone(group));
    }

    /** @param transfers at most 500 */
    record Selected(@Nullable List<UUID> transfers) {}

    @PostMapping("/retries")
    @Operation(summary = "Try some transfers again; those that are in no state for it stay as they are")
    @Asks(value = Role.RETRY, at = Asks.Where.SOMEWHERE)
    Retried retry(@RequestBody Selected selected, Person person) {
        List<UUID> transfers = selected.transfers();
        if (transfers == null || transfers.isEmpty() || transfers.size() > MOST_SELECTED) {
            throw no(HttpStatus.BAD_REQUEST, "Name 1 to " + MOST_SELECTED + " 'transfers'.");
        }
        return retries.selected(transfers, person.name(), person.where(Role.RETRY))
                .map(FailuresApi::told)
                .orElseThrow(() -> no(
                        HttpStatus.CONFLICT,
                        "None of these can be retried: only failed, referred and waiting transfers can."));
    }

    private static Retried told(Retries.Progress begun) {
        return new Retried(Math.toIntExact(begun.asked()), begun.id());
    }

    @GetMapping("/retries")
    @Operation(summary = "What was tried again, newest first, and what has come of it")
    @Asks(value = Role.VIEW, at = Asks.Where.SOMEWHERE)
    List<Retries.Progress> recent(@RequestParam(defaultValue = "20") int most, Person person) {
        return retries.recent(most, person.where(Role.VIEW));
    }

    @GetMapping("/retries/{batch}")
    @Operation(summary = "How far one is; asked = underWay + delivered + failed + otherwise")
    @Asks(value = Role.VIEW, at = Asks.Where.SOMEWHERE)
    Retries.Progress progress(@PathVariable UUID batch, Person person) {
        return retries.progress(batch, person.where(Role.VIEW))
                .orElseThrow(() -> no(HttpStatus.NOT_FOUND, "Nothing was tried again as " + batch + "."));
    }

    private static ResponseStatusException gone(String group) {
        return no(
                HttpStatus.NOT_FOUND,
                "No failed transfer is in group '" + group + "'; perhaps they were retried already.");
    }

    private static ResponseStatusException no(HttpStatus status, String detail) {
        return new ResponseStatusException(status, detail);
    }
}
