package eu.passerelle.dashboard;

import eu.passerelle.journal.FailureGroups;
import eu.passerelle.journal.Retries;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
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

    private static final String WHO = "operator";
    private static final int MOST_SELECTED = 500;
    private static final int LONGEST_NOTE = 1000;

    private final FailureGroups groups;
    private final Retries retries;
    private final SharedAnswers answers;

    FailuresApi(FailureGroups groups, Retries retries, SharedAnswers answers) {
        this.answers = answers;
        this.groups = groups;
        this.retries = retries;
    }

    @GetMapping("/failure-groups")
    @Operation(
            summary = "Failed transfers grouped by cause, largest first, with what people said to each",
            description = "A resolved group is open again (reopened) as soon as a transfer fails in it.")
    List<FailureGroups.Group> groups() {
        return answers.to("failure groups", Set.of(), null, groups::all);
    }

    /** @param note in the words of who says it; kept, so without names and numbers of learners */
    record Said(
            FailureGroups.@Nullable State state, @Nullable String note) {}

    @PostMapping("/failure-groups/{group}/state")
    @Operation(summary = "Say how a group stands: open, acknowledged, resolved or ignored, with a note")
    FailureGroups.Group say(@PathVariable String group, @RequestBody Said said) {
        if (said.state() == null) {
            throw no(HttpStatus.BAD_REQUEST, "Say 'state': OPEN, ACKNOWLEDGED, RESOLVED or IGNORED.");
        }
        if (said.note() != null && said.note().length() > LONGEST_NOTE) {
            throw no(HttpStatus.BAD_REQUEST, "'note' has more than " + LONGEST_NOTE + " characters.");
        }
        find(group);
        groups.say(
                group,
                said.state(),
                said.note() == null || said.note().isBlank()
                        ? null
                        : said.note().strip(),
                WHO);
        return find(group);
    }

    private FailureGroups.Group find(String group) {
        return groups.all().stream()
                .filter(each -> each.group().equals(group))
                .findFirst()
                .orElseThrow(() -> gone(group));
    }

    @GetMapping("/failure-groups/{group}/estimate")
    @Operation(summary = "What trying all of a group again would be; changes nothing")
    Retries.Estimate estimate(@PathVariable String group) {
        return retries.estimate(group);
    }

    /** @param retried how many transfers were put back on their way; how far they are is told by the batch */
    record Retried(int retried, UUID batch) {}

    @PostMapping("/failure-groups/{group}/retry")
    @Operation(summary = "Try all failed transfers of a group again")
    Retried retryGroup(@PathVariable String group) {
        return retries.group(group, WHO).map(FailuresApi::told).orElseThrow(() -> gone(group));
    }

    /** @param transfers at most 500 */
    record Selected(@Nullable List<UUID> transfers) {}

    @PostMapping("/retries")
    @Operation(summary = "Try some transfers again; those that are in no state for it stay as they are")
    Retried retry(@RequestBody Selected selected) {
        List<UUID> transfers = selected.transfers();
        if (transfers == null || transfers.isEmpty() || transfers.size() > MOST_SELECTED) {
            throw no(HttpStatus.BAD_REQUEST, "Name 1 to " + MOST_SELECTED + " 'transfers'.");
        }
        return retries.selected(transfers, WHO)
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
    List<Retries.Progress> recent(@RequestParam(defaultValue = "20") int most) {
        return retries.recent(most);
    }

    @GetMapping("/retries/{batch}")
    @Operation(summary = "How far one is; asked = underWay + delivered + failed + otherwise")
    Retries.Progress progress(@PathVariable UUID batch) {
        return retries.progress(batch)
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
