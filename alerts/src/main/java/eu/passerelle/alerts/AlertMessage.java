package eu.passerelle.alerts;

import eu.passerelle.journal.AlertNotice;
import eu.passerelle.journal.AlertText;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What one message tells.
 *
 * @param notices oldest first, one at least
 * @param hub address of the hub's pages
 * @param at when it is sent
 */
record AlertMessage(List<AlertNotice> notices, URI hub, Instant at) {

    AlertMessage {
        notices = List.copyOf(notices);
    }

    /** Of each alert the last word. */
    List<AlertNotice> lines() {
        Map<Object, AlertNotice> last = new LinkedHashMap<>();
        notices.forEach(notice -> last.put(notice.alert() == null ? notice.id() : notice.alert(), notice));
        return List.copyOf(last.values());
    }

    /** In a few words. */
    String title() {
        List<AlertNotice> lines = lines();
        if (lines.size() == 1) {
            return word(lines.getFirst()) + ": " + lines.getFirst().text().what();
        }
        return lines.size() + " alerts: "
                + lines.stream()
                        .collect(Collectors.groupingBy(AlertMessage::word, LinkedHashMap::new, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .map(each -> each.getValue() + " " + each.getKey().toLowerCase(java.util.Locale.ROOT))
                        .collect(Collectors.joining(", "));
    }

    static String word(AlertNotice notice) {
        return switch (notice.kind()) {
            case OPENED -> "New";
            case REMINDED -> "Still";
            case RESOLVED -> "Over";
            case TEST -> "Test";
        };
    }

    static String who(AlertText text) {
        return switch (text.responsible()) {
            case "UNIVERSITY" -> "the university" + (text.university() == null ? "" : " (" + text.university() + ")");
            case "RECIPIENT" -> "the recipient's side" + (text.target() == null ? "" : " (" + text.target() + ")");
            default -> "whoever runs the hub";
        };
    }

    /** The page that shows it. */
    String page(AlertText text) {
        return page(text.path());
    }

    String page(String path) {
        String base = hub.toString();
        return (base.endsWith("/") ? base : base + "/") + path;
    }
}
