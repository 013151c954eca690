package eu.passerelle.dashboard;

import eu.passerelle.dashboard.PolicyDesk.Change;
import eu.passerelle.dashboard.PolicyDesk.Group;
import eu.passerelle.dashboard.PolicyDesk.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Trials of drafts that end as soon as they begin; every one changes the same decisions of two universities. */
final class SampleTrials implements TrialDesk {

    private static final Verdict WAS = new Verdict("recognised", "quality-authority-full");
    private static final Verdict WOULD = new Verdict("referred", "stacking-large");

    private final Map<UUID, Run> runs = new ConcurrentHashMap<>();

    @Override
    public Run begin(String key, String hash, LocalDate from, String caller) {
        Run run = new Run(
                UUID.randomUUID(),
                key,
                hash,
                from,
                Instant.now(),
                State.DONE,
                12_000,
                12_000,
                412,
                7,
                List.of(new Group(WAS, WOULD, 412)),
                List.of("tampere", "twente"),
                null);
        runs.put(run.id(), run);
        return run;
    }

    @Override
    public Optional<Run> run(UUID id) {
        return Optional.ofNullable(runs.get(id));
    }

    @Override
    public void stop(UUID id) {}

    @Override
    public Page changes(UUID id, Search search) {
        List<Change> all = IntStream.range(0, 412)
                .mapToObj(i -> new Change(new UUID(7, i), i % 2 == 0 ? "tampere" : "twente", WAS, WOULD))
                .filter(change ->
                        search.university() == null || search.university().equals(change.university()))
                .toList();
        return new Page(
                all.size(),
                all.stream().skip(search.skip()).limit(search.most()).toList());
    }
}
