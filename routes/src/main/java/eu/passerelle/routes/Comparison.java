package eu.passerelle.routes;

import eu.passerelle.dashboard.PolicyDesk.Change;
import eu.passerelle.dashboard.PolicyDesk.Group;
import eu.passerelle.dashboard.PolicyDesk.Judged;
import eu.passerelle.dashboard.PolicyDesk.Match;
import eu.passerelle.dashboard.PolicyDesk.Verdict;
import eu.passerelle.dashboard.PolicyDesk.WhatIf;
import eu.passerelle.journal.Decision;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts and lists what another policy decides otherwise; fed decision by decision. */
final class Comparison {

    private static final String RECOGNISED = "recognised";
    private static final String UNIVERSITY = "university";

    private long decisions;
    private long beforeTables;
    private long changed;
    private long otherReason;
    private final Map<List<Verdict>, Long> groups = new HashMap<>();
    private final Map<Verdict, Verdict> verdicts = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();

    void compared(Decision past, Judged again) {
        count(past);
        if (!past.decision().equals(again.decision())) {
            changed++;
            list(past, again);
        } else if (!past.decision().equals(RECOGNISED) && !past.rule().equals(again.rule())) {
            otherReason++;
            list(past, again);
        }
    }

    /** Judged again by its own version for its own day: rows, tables and reason must be the same, too. */
    void replayed(Decision past, Judged again) {
        count(past);
        if (!past.decision().equals(again.decision())
                || !past.rule().equals(again.rule())
                || !past.reason().equals(again.reason())
                || !past.rules()
                        .equals(again.matched().stream().map(Match::rule).toList())
                || !past.tables()
                        .equals(again.matched().stream().map(Match::table).toList())) {
            changed++;
            list(past, again);
        }
    }

    private void count(Decision past) {
        decisions++;
        if (past.tables().isEmpty()) {
            beforeTables++;
        }
    }

    private void list(Decision past, Judged again) {
        Verdict from = new Verdict(past.decision(), past.rule());
        Verdict to = new Verdict(again.decision(), again.rule());
        groups.merge(List.of(from, to), 1L, Long::sum);
        Object university = past.facts().get(UNIVERSITY);
        changes.add(new Change(past.transfer(), university instanceof String id ? id : null, kept(from), kept(to)));
    }

    /** The same verdicts come many times. */
    private Verdict kept(Verdict verdict) {
        return verdicts.computeIfAbsent(verdict, same -> same);
    }

    WhatIf result(String policy, @Nullable LocalDate asOf, List<String> notes) {
        List<Group> largestFirst = groups.entrySet().stream()
                .map(group ->
                        new Group(group.getKey().getFirst(), group.getKey().getLast(), group.getValue()))
                .sorted(Comparator.comparingLong(Group::count).reversed().thenComparing(Group::toString))
                .toList();
        return new WhatIf(
                policy, asOf, decisions, beforeTables, changed, otherReason, largestFirst, List.copyOf(changes), notes);
    }
}
