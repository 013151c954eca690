package eu.passerelle.sis.pegase;

import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.json.JsonRecord;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The learners of a run, from the flow of enrolments, in the order of their hashes: a position stays right when learners
 * come and go. The list is kept for some minutes, so that a run of many pages does not fetch it again for each; a run
 * that starts lists anew.
 */
final class Enrolments {

    private static final Duration KEPT = Duration.ofMinutes(15);
    private static final int MAX_PAGES = 10_000;

    private final ConcurrentHashMap<String, Listed> kept = new ConcurrentHashMap<>();

    /** @param nameless enrolments without a learner's code */
    record Listed(
            PegaseSettings settings,
            Organisation university,
            TreeMap<String, Enrolled> learners,
            List<RejectedRecord> nameless,
            Instant at) {

        /** The next ones after this position. */
        List<Enrolled> after(Watermark position, int atMost) {
            return learners.tailMap(position.value(), false).values().stream()
                    .limit(atMost)
                    .toList();
        }

        boolean endsWith(List<Enrolled> page) {
            return page.isEmpty() || learners.lastKey().equals(page.getLast().hash());
        }
    }

    Listed get(SisContext<PegaseSettings> sis, PegaseService service, Watermark since) {
        Instant now = sis.clock().instant();
        Listed known = kept.get(sis.university().id());
        if (known == null
                || since.isNone()
                || !known.settings().equals(sis.settings())
                || !known.university().equals(sis.university().organisation())
                || known.at().plus(KEPT).isBefore(now)) {
            known = list(sis, service, now);
            kept.put(sis.university().id(), known);
        }
        return known;
    }

    private static Listed list(SisContext<PegaseSettings> sis, PegaseService service, Instant now) {
        PegaseSettings settings = sis.settings();
        Organisation university = sis.university().organisation();
        Listed listed = new Listed(settings, university, new TreeMap<>(), new ArrayList<>(), now);
        List<String> wanted = settings.periods();
        List<@Nullable String> periods = wanted == null ? Arrays.asList((String) null) : List.copyOf(wanted);
        for (String period : periods) {
            for (int page = 0; ; page++) {
                PegaseService.Enrolments found = service.enrolments(period, page);
                found.list().forEach(enrolment -> add(listed, enrolment, university));
                if (page + 1 >= found.pages()) {
                    break;
                }
                if (page == MAX_PAGES) {
                    throw service.malformed("/gestion/flux-inscriptions/pagine", "more than " + MAX_PAGES + " pages");
                }
            }
        }
        return listed;
    }

    /** A cancelled enrolment makes nobody a learner; results that were given under another one stay. */
    private static void add(Listed listed, JsonRecord enrolment, Organisation university) {
        if ("annulee".equals(enrolment.text(EnrolmentFields.STATE))) {
            return;
        }
        String code = enrolment.text(EnrolmentFields.LEARNER);
        if (code == null) {
            byte[] raw = enrolment.bytes();
            listed.nameless()
                    .add(new RejectedRecord(
                            "enrolment:" + Sha256.key(raw),
                            new SourceRecord("application/json", raw),
                            "An enrolment has no codeApprenant, so its results cannot be read.",
                            "Ask the university to look into this enrolment in Pégase."));
            return;
        }
        Enrolled learner = Enrolled.of(code, enrolment, university);
        listed.learners().put(learner.hash(), learner);
    }
}
