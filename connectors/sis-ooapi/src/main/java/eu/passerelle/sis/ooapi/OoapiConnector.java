package eu.passerelle.sis.ooapi;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.SisConnector;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.model.LearningOpportunity;
import java.util.List;

/**
 * Reads every result of every course offering, offering by offering, over OOAPI v5 or OEAPI v6. The standard promises
 * no list of changes, so each run reads everything and the hub finds what changed. What the standard guarantees and what
 * it does not is told in this module's README.
 */
public final class OoapiConnector implements SisConnector<OoapiSettings> {

    /** Courses asked for one page of results, so that a page ends also where courses have no results. */
    private static final int MAX_COURSES_A_PAGE = 20;

    private final CourseLists courseLists = new CourseLists();
    private final Persons persons = new Persons();

    @Override
    public String protocol() {
        return "ooapi";
    }

    @Override
    public Class<OoapiSettings> settingsType() {
        return OoapiSettings.class;
    }

    /** Whole offerings, at least one page size of results unless the courses end. */
    @Override
    public CompletionPage read(SisContext<OoapiSettings> sis, Watermark since) {
        Position from = Position.of(since);
        OoapiService service = new OoapiService(sis);
        CourseLists.Listed listed = courseLists.get(sis, service, from);
        OfferingReading reading = new OfferingReading(sis, service, persons);
        if (from.equals(Position.START)) {
            reading.reject(listed.unreadable());
        }
        int asked = 0;
        for (Course course : listed.courses()) {
            if (from.hasRead(course)) {
                continue;
            }
            for (Offering offering : reading.offeringsOf(course)) {
                if (from.hasRead(offering)) {
                    continue;
                }
                reading.read(offering);
                if (reading.size() >= sis.settings().rows()) {
                    return reading.page(new Position(course.id(), offering.id()));
                }
            }
            if (++asked == MAX_COURSES_A_PAGE) {
                return reading.page(new Position(course.id(), null));
            }
        }
        return reading.lastPage();
    }

    @Override
    public List<LearningOpportunity> catalogue(SisContext<OoapiSettings> sis) {
        return new Catalogue(sis, new OoapiService(sis)).opportunities();
    }

    @Override
    public List<CheckStep> check(SisContext<OoapiSettings> sis) {
        return new OoapiCheck(sis).steps();
    }
}
