package eu.passerelle.sis.ooapi;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.sis.ooapi.AssociationMapper.Mapped;
import eu.passerelle.sis.ooapi.OoapiVersion.ListAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gathers one page of results, offering by offering; an offering is read whole or not at all. */
final class OfferingReading {

    private final SisContext<OoapiSettings> sis;
    private final OoapiService service;
    private final AssociationMapper mapper;
    private final List<CompletionEvent> events = new ArrayList<>();
    private final List<RejectedRecord> rejected = new ArrayList<>();
    private final Set<String> complete = new HashSet<>();

    OfferingReading(SisContext<OoapiSettings> sis, OoapiService service, Persons persons) {
        this.sis = sis;
        this.service = service;
        this.mapper = new AssociationMapper(sis, service, persons);
    }

    void reject(List<RejectedRecord> records) {
        rejected.addAll(records);
    }

    int size() {
        return events.size() + rejected.size();
    }

    /** In the order of their ids; none where the course went away meanwhile. */
    List<Offering> offeringsOf(Course course) {
        ListAddress list = sis.settings().version().offeringsOf(course.id());
        Optional<WholeList> found = WholeList.of(service, list);
        if (found.isEmpty()) {
            return List.of();
        }
        List<Offering> offerings = new ArrayList<>();
        String language = sis.university().languages().getFirst();
        found.get().rows().forEach((id, row) -> {
            if (row.text(list.items().id()) == null) {
                rejected.add(new RejectedRecord(
                        id,
                        new SourceRecord("application/json", row.bytes()),
                        "An offering of course " + course.id() + " has no "
                                + list.items().idName() + ", so none of its results can be read.",
                        "Give the offering its id in the SIS."));
            } else {
                offerings.add(Offering.of(id, service.tree(row), course, language));
            }
        });
        offerings.sort(Comparator.comparing(Offering::id));
        return offerings;
    }

    /**
     * An offering that is gone (404) is passed over and not declared complete: offerings are taken out of publication
     * long after their results were given, and that takes no result back.
     */
    void read(Offering offering) {
        ListAddress list = sis.settings().version().associationsOf(offering.id());
        WholeList.of(service, sis.settings().expandsPersons() ? list.with("expand", "person") : list)
                .ifPresent(whole -> {
                    whole.rows().forEach((key, row) -> add(mapper.map(key, row, offering)));
                    boolean allNamed = whole.rows().values().stream()
                            .allMatch(row -> row.text(list.items().id()) != null);
                    // a row that lost its id may be one that was reported before: its absence proves nothing
                    if (whole.consistent() && allNamed) {
                        complete.add(offering.scope());
                    }
                });
    }

    private void add(Mapped mapped) {
        switch (mapped) {
            case Mapped.Event event -> events.add(event.event());
            case Mapped.Rejected record -> rejected.add(record.rejected());
            case Mapped.NoResult none -> {}
        }
    }

    CompletionPage page(Position next) {
        return new CompletionPage(events, rejected, next.watermark(), false, complete);
    }

    /** The next run reads everything anew. */
    CompletionPage lastPage() {
        return new CompletionPage(events, rejected, Watermark.NONE, true, complete);
    }
}
