package eu.passerelle.sis.ethos;

import eu.passerelle.connectors.Calls;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.sis.ethos.EthosService.Notifications;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Reads the queue of change notifications, which is consumed by reading on.
 *
 * <p>The watermark is the acknowledgement: a page is asked for by the last notification whose page the hub has stored,
 * so a hub that dies before storing a page is sent the same page again, and only asking for the page after it ends the
 * notifications in the queue.
 *
 * <p>A notification only tells which grade to look at. Its own content may be of another version, cut off by the size
 * limit, or older than what has been read since; the grade itself is fetched, so that an old notification never brings
 * back an old grade.
 */
final class ChangeQueue {

    /** Between the moment of a change and that of its notification, and between clocks. */
    private static final int DAYS_OF_DOUBT = 1;

    private final SisContext<EthosSettings> sis;
    private final EthosService service;
    private final PageWriter writer;

    ChangeQueue(SisContext<EthosSettings> sis, EthosService service, PageWriter writer) {
        this.sis = sis;
        this.service = service;
        this.writer = writer;
    }

    CompletionPage read(Position from) {
        Notifications notifications = service.consume(from.queue());
        long processed = from.queue();
        Map<String, String> changed = new LinkedHashMap<>();
        for (ChangeNotification notification : notifications.rows()) {
            processed = Math.max(processed, notification.id());
            collect(notification, from.began(), changed);
        }
        if (processed == from.queue() && !notifications.rows().isEmpty()) {
            throw service.malformed("/consume", "notifications whose ids do not follow lastProcessedID");
        }
        write(changed);
        Integer remaining = notifications.remaining();
        boolean last = notifications.rows().isEmpty() || remaining != null && remaining == 0;
        return writer.page(from.processed(processed), last);
    }

    /** What happened last to each grade; notifications of other resources are none of ours. */
    private void collect(ChangeNotification notification, LocalDate began, Map<String, String> changed) {
        String name = notification.resource();
        String id = notification.resourceId();
        String operation = notification.operation();
        if (name != null && !name.equals(EthosResource.GRADES.path()) || isOld(notification, began)) {
            return;
        }
        if (name == null || id == null || operation == null) {
            writer.reject(
                    notification,
                    "A change notification does not say which grade has changed, or how.",
                    "Ask the university to look into its Ethos queue; the grade is read with all others within "
                            + sis.settings().daysBetweenFullReadings() + " days.");
            return;
        }
        changed.remove(id);
        changed.put(id, operation);
    }

    /** From before the last reading of all grades, which has shown its consequence. */
    private static boolean isOld(ChangeNotification notification, LocalDate began) {
        String published = notification.published();
        try {
            return published != null
                    && published.length() >= 10
                    && LocalDate.parse(published.substring(0, 10)).isBefore(began.minusDays(DAYS_OF_DOUBT));
        } catch (DateTimeException e) {
            return false;
        }
    }

    private void write(Map<String, String> changed) {
        List<Callable<Change>> calls = new ArrayList<>();
        changed.forEach(
                (id, operation) -> calls.add(() -> new Change(id, operation.equals("deleted"), now(id, operation))));
        List<TranscriptGrade> grades = new ArrayList<>();
        for (Change change : Calls.all(sis.university().id(), Calls.AT_ONCE, calls)) {
            if (change.grade() != null) {
                grades.add(change.grade());
            } else {
                writer.withdraw(
                        change.id(),
                        change.deleted() ? "the grade was deleted in Banner" : "the grade is no longer in Banner");
            }
        }
        writer.addGrades(grades);
    }

    /** @param grade as it is now; null where there is none */
    private record Change(
            String id, boolean deleted, @Nullable TranscriptGrade grade) {}

    private @Nullable TranscriptGrade now(String id, String operation) {
        Optional<TranscriptGrade> grade = operation.equals("deleted") ? Optional.empty() : service.grade(id);
        return grade.orElse(null);
    }
}
