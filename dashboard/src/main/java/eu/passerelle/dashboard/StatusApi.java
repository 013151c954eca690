package eu.passerelle.dashboard;

import eu.passerelle.dashboard.access.Asks;
import eu.passerelle.dashboard.access.Person;
import eu.passerelle.dashboard.access.Role;
import eu.passerelle.journal.JournalView;
import eu.passerelle.journal.OverviewView;
import eu.passerelle.journal.Sums;
import eu.passerelle.journal.SyncRun;
import eu.passerelle.journal.Universities;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the hub is, in one answer. */
@RestController
@RequestMapping("/api/status")
@Tag(name = "Status")
class StatusApi {

    private final JournalView journal;
    private final OverviewView overview;
    private final ApiAccess access;
    private final Configurations configurations;
    private final PolicyDesk policy;
    private final KeyWarnings keys;
    private final TemplateWarnings templates;
    private final SecondOpinions opinions;

    StatusApi(
            JournalView journal,
            OverviewView overview,
            ApiAccess access,
            Configurations configurations,
            PolicyDesk policy,
            KeyWarnings keys,
            TemplateWarnings templates,
            SecondOpinions opinions) {
        this.overview = overview;
        this.opinions = opinions;
        this.keys = keys;
        this.templates = templates;
        this.configurations = configurations;
        this.journal = journal;
        this.access = access;
        this.policy = policy;
    }

    /**
     * @param totals over all universities
     * @param openRuns runs under way or waiting
     * @param circuits of the targets; OPEN means that deliveries wait for the target to come back
     * @param policyProblems why changed recognition tables are not in force; told to who sees all universities
     * @param keyWarnings certificates that end soon or have ended, keys that cannot be used: each with what to do;
     *     told to who sees all universities
     * @param templateProblems certificate templates that cannot be drawn, and whether credentials wait for them
     * @param secondOpinions how many of the sealed credentials a second implementation has read, of this instance;
     *     told to who sees all universities
     */
    record Status(
            Sums totals,
            int openRuns,
            List<UniversityStatus> universities,
            List<JournalView.Circuit> circuits,
            List<String> policyProblems,
            List<String> keyWarnings,
            List<String> templateProblems,
            SecondOpinions.@Nullable Counts secondOpinions) {}

    /** @param configuration what runs and how the file stands beside it; null for one of which only transfers are left */
    record UniversityStatus(
            String id, Sums sums, @Nullable SyncRun lastRun, Configurations.@Nullable Standing configuration) {}

    @GetMapping
    @Operation(summary = "Sums by university, circuits and newest runs")
    @Asks(value = Role.VIEW, at = Asks.Where.SOMEWHERE)
    Status status(Person person) {
        Universities seen = person.where(Role.VIEW);
        boolean all = seen.areAll();
        Map<String, Sums> sums = journal.sums(seen);
        TreeSet<String> ids = new TreeSet<>(access.universities());
        ids.addAll(sums.keySet());
        Map<String, Configurations.Standing> standings = configurations.standings().stream()
                .collect(Collectors.toMap(Configurations.Standing::university, Function.identity()));
        ids.addAll(standings.keySet());
        Map<String, SyncRun> lastRuns = overview.lastRuns();
        List<UniversityStatus> universities = ids.stream()
                .filter(seen::contains)
                .map(id ->
                        new UniversityStatus(id, sums.getOrDefault(id, Sums.NONE), lastRuns.get(id), standings.get(id)))
                .toList();
        return new Status(
                sums.values().stream().reduce(Sums.NONE, Sums::plus),
                journal.openRuns(seen),
                universities,
                journal.circuits(),
                all ? policy.status().problems() : List.of(),
                all ? keys.warnings() : List.of(),
                templates.warnings().entrySet().stream()
                        .filter(each -> seen.contains(each.getKey()))
                        .map(Map.Entry::getValue)
                        .toList(),
                all ? opinions.counts() : null);
    }
}
