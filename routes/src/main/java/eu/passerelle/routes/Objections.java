package eu.passerelle.routes;

import eu.passerelle.journal.AlertFacts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Notes what a second reader objected to, so that somebody is told. */
final class Objections {

    private static final Logger LOG = LoggerFactory.getLogger(Objections.class);

    private final AlertFacts facts;

    Objections(AlertFacts facts) {
        this.facts = facts;
    }

    /** What is objected to is refused in any case; so the journal may be away. */
    void note(String university, String format) {
        try {
            facts.objected(university, format);
        } catch (DataAccessException e) {
            LOG.error("An objection to a sealed credential ({}, {}) could not be noted", university, format, e);
        }
    }
}
