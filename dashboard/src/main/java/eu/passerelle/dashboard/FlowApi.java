package eu.passerelle.dashboard;

import eu.passerelle.dashboard.access.Asks;
import eu.passerelle.dashboard.access.Person;
import eu.passerelle.dashboard.access.Role;
import eu.passerelle.journal.FlowCounts;
import eu.passerelle.journal.FlowView;
import eu.passerelle.journal.JournalView;
import eu.passerelle.journal.OverviewView;
import eu.passerelle.journal.Sums;
import eu.passerelle.journal.SyncRun;
import eu.passerelle.journal.Universities;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The flow as it is now: from each university through the steps to each target. */
@RestController
@RequestMapping("/api/flow")
@Tag(name = "Status")
class FlowApi {

    private static final String SYNC = "sync";
    private static final String CREDENTIAL = "credential";
    private static final String DELIVER = "deliver";

    private final FlowCounts counts;
    private final FlowView waiting;
    private final JournalView journal;
    private final OverviewView overview;
    private final ApiAccess access;
    private final FlowTargets targets;

    FlowApi(
            FlowCounts counts,
            FlowView waiting,
            JournalView journal,
            OverviewView overview,
            ApiAccess access,
            FlowTargets targets) {
        this.counts = counts;
        this.waiting = waiting;
        this.journal = journal;
        this.overview = overview;
        this.access = access;
        this.targets = targets;
    }

    /**
     * @param unsent work orders that the broker has not taken yet; told to who sees all universities
     * @param minutes what went well through each step in the last sixty minutes, the oldest first
     */
    record Flow(
            List<UniversityFlow> universities,
            CredentialFlow credential,
            List<TargetFlow> targets,
            FlowView.Queue unsent,
            Map<String, long[]> minutes) {}

    /**
     * @param read results in the last minute and hour
     * @param run state of its newest run; null before the first
     * @param message why that waits or was stopped
     * @param sums where its transfers are
     */
    record UniversityFlow(
            String id,
            Rates read,
            SyncRun.@Nullable State run,
            @Nullable String message,
            Sums sums) {}

    /**
     * @param queue transfers that wait for this step
     * @param outcomes what became of transfers here, in the last minute and hour
     */
    record CredentialFlow(FlowView.Queue queue, Map<String, Rates> outcomes) {}

    /**
     * @param circuit {@code CLOSED}, {@code HALF_OPEN} or {@code OPEN}: then deliveries wait for the target
     * @param queue deliveries that wait
     * @param failed deliveries that need a person
     * @param outcomes of deliveries in the last minute and hour
     */
    record TargetFlow(String name, String circuit, FlowView.Queue queue, long failed, Map<String, Rates> outcomes) {}

    /** How many, in the last full minute and in the last hour. */
    record Rates(long minute, long hour) {
        static final Rates NONE = new Rates(0, 0);

        Rates plus(Rates other) {
            return new Rates(minute + other.minute, hour + other.hour);
        }
    }

    @GetMapping
    @Operation(
            summary = "The flow now: rates, queues and troubles of universities, steps and targets",
            description = "One query for each kind of thing. Rates are counted by all instances and stored every five"
                    + " seconds; they are a picture, the sums are the truth.")
    @Asks(value = Role.VIEW, at = Asks.Where.SOMEWHERE)
    Flow flow(Person person) {
        Universities seen = person.where(Role.VIEW);
        List<FlowCounts.Rate> rates = counts.rates();
        return new Flow(
                universities(of(rates, SYNC, FlowCounts.What::university), seen),
                new CredentialFlow(
                        waiting.beforeCredential(),
                        of(rates, CREDENTIAL, FlowCounts.What::target).getOrDefault("", Map.of())),
                targets(of(rates, DELIVER, FlowCounts.What::target)),
                seen.areAll() ? waiting.unsent() : FlowView.Queue.EMPTY,
                counts.minutes());
    }

    /** Of one step: by university or target, then by outcome. */
    private static Map<String, Map<String, Rates>> of(
            List<FlowCounts.Rate> rates, String step, Function<FlowCounts.What, String> by) {
        Map<String, Map<String, Rates>> sums = new HashMap<>();
        for (FlowCounts.Rate rate : rates) {
            if (rate.what().step().equals(step)) {
                sums.computeIfAbsent(by.apply(rate.what()), none -> new TreeMap<>())
                        .merge(rate.what().outcome(), new Rates(rate.minute(), rate.hour()), Rates::plus);
            }
        }
        return sums;
    }

    private List<UniversityFlow> universities(Map<String, Map<String, Rates>> rates, Universities seen) {
        Map<String, Sums> sums = journal.sums(seen);
        Map<String, SyncRun> runs = overview.lastRuns();
        TreeSet<String> ids = new TreeSet<>(access.universities());
        ids.addAll(sums.keySet());
        return ids.stream()
                .filter(seen::contains)
                .map(id -> {
                    SyncRun run = runs.get(id);
                    return new UniversityFlow(
                            id,
                            rates.getOrDefault(id, Map.of()).getOrDefault("read", Rates.NONE),
                            run == null ? null : run.state(),
                            run == null ? null : run.message(),
                            sums.getOrDefault(id, Sums.NONE));
                })
                .toList();
    }

    private List<TargetFlow> targets(Map<String, Map<String, Rates>> rates) {
        Map<String, FlowView.Queue> queues = waiting.beforeTargets();
        Map<String, Long> failed = waiting.failedAtTargets();
        Map<String, String> circuits = journal.circuits().stream()
                .collect(Collectors.toMap(
                        circuit -> circuit.name().replaceFirst("^target:", ""), JournalView.Circuit::state));
        TreeSet<String> names = new TreeSet<>(targets.names());
        names.addAll(queues.keySet());
        return names.stream()
                .map(name -> new TargetFlow(
                        name,
                        circuits.getOrDefault(name, "CLOSED"),
                        queues.getOrDefault(name, FlowView.Queue.EMPTY),
                        failed.getOrDefault(name, 0L),
                        rates.getOrDefault(name, Map.of())))
                .toList();
    }
}
