package eu.passerelle.dashboard;

import eu.passerelle.journal.FailureGroups;
import eu.passerelle.journal.Retries;
import eu.passerelle.journal.RetryEstimates;
import eu.passerelle.journal.RetryJob;
import eu.passerelle.journal.RetryOrder;
import eu.passerelle.journal.RetrySelection;
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
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Failures by cause: what they are, what people say to them, and all of one tried again. */
@RestController
@RequestMapping("/api")
@Tag(name = "Failures")
class FailuresApi {

    private static final String WHO = "operator";
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
    List<FailureGroups.Group> groups() {
        return groups.all();
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
    RetryEstimates.Estimate estimate(@PathVariable String group) {
        return retries.estimate(RetrySelection.group(group), RetryOrder.USUAL);
    }

    /** @param retried how many transfers are tried again; how far they are is told by the job */
    record Retried(long retried, UUID batch) {}

    @PostMapping("/failure-groups/{group}/retry")
    @Operation(summary = "Try all failed transfers of a group again, where each failed, at the usual rate")
    Retried retryGroup(@PathVariable String group) {
        RetryJob begun = retries.begin(RetrySelection.group(group), RetryOrder.USUAL, WHO)
                .orElseThrow(() -> gone(group));
        return new Retried(begun.asked(), begun.id());
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
