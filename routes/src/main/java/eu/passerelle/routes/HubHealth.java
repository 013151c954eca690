package eu.passerelle.routes;

import eu.passerelle.dashboard.HealthDesk;
import eu.passerelle.dashboard.KeyWarnings;
import eu.passerelle.journal.OverviewView;
import eu.passerelle.journal.SyncRun;
import eu.passerelle.routes.HubBeans.TargetGates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * How the parts of this instance are. Database and broker decide whether it is ready; a SIS, a target or a key in
 * trouble is told, and the hub goes on with everything else.
 */
final class HubHealth implements HealthDesk {

    private final BooleanSupplier database;
    private final BooleanSupplier broker;
    private final ActiveVersions active;
    private final OverviewView overview;
    private final TargetGates gates;
    private final KeyWarnings keys;

    HubHealth(
            BooleanSupplier database,
            BooleanSupplier broker,
            ActiveVersions active,
            OverviewView overview,
            TargetGates gates,
            KeyWarnings keys) {
        this.database = database;
        this.broker = broker;
        this.active = active;
        this.overview = overview;
        this.gates = gates;
        this.keys = keys;
    }

    @Override
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        boolean answers = database.getAsBoolean();
        parts.add(needed("database", answers, "The database does not answer: nothing is read, issued or delivered."));
        parts.add(needed("broker", broker.getAsBoolean(), "The broker does not answer: work waits in the journal."));
        if (answers) {
            parts.addAll(universities());
        }
        parts.addAll(targets());
        parts.add(keys());
        return parts;
    }

    private static Part needed(String kind, boolean up, String says) {
        return new Part(kind, kind, up ? State.UP : State.DOWN, up ? null : says, true);
    }

    /** Each connector, by how its university's newest run went. */
    List<Part> universities() {
        try {
            Map<String, SyncRun> runs = overview.lastRuns();
            return active.connections().ids().stream()
                    .sorted()
                    .map(id -> impaired("sis", id, trouble(id, runs.get(id))))
                    .toList();
        } catch (DataAccessException e) {
            return List.of();
        }
    }

    private @Nullable String trouble(String university, @Nullable SyncRun run) {
        return active.unusable(university)
                .orElseGet(() ->
                        run != null && (run.state() == SyncRun.State.STOPPED || run.state() == SyncRun.State.WAITING)
                                ? "Its newest run is " + run.state() + ": " + run.message()
                                : null);
    }

    List<Part> targets() {
        return gates.byName().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(gate -> impaired(
                        "target",
                        gate.getKey(),
                        gate.getValue().closed()
                                ? null
                                : "Its circuit is " + gate.getValue().state()
                                        + ": deliveries wait and go on by themselves when it answers."))
                .toList();
    }

    Part keys() {
        List<String> warnings = keys.warnings();
        return impaired("key", "key", warnings.isEmpty() ? null : String.join(" ", warnings));
    }

    private static Part impaired(String kind, String name, @Nullable String says) {
        return new Part(kind, name, says == null ? State.UP : State.IMPAIRED, says, false);
    }
}
