package eu.passerelle.dashboard;

import eu.passerelle.journal.Decision;
import eu.passerelle.journal.Ruling;
import java.util.List;
import java.util.Optional;

/** A policy that lets people recognise everything except where the fact {@code reachable} is false. */
final class SampleReferred implements ReferredDesk {

    @Override
    public Insight insight(Decision decision) {
        return new Insight(
                List.of(new Element(8, "level (EQF, QF-EHEA)", true, "eqf or national_level in the catalogue")),
                List.of(new TableAnswer(
                        "catalogue", "Enough?", decision.decision(), decision.rule(), decision.reason())),
                Boolean.FALSE.equals(decision.facts().get("reachable")) ? "nobody can be reached." : null);
    }

    @Override
    public Optional<Row> rule(Decision decision, Ruling ruling) {
        return Optional.of(new Row(
                "catalogue.dmn",
                ruling.rule(),
                "<rule/>",
                "catalogue.examples.csv",
                "name",
                ruling.reason(),
                List.of()));
    }
}
