package eu.passerelle.sis.ooapi;

import eu.passerelle.connectors.json.JsonRecord;
import eu.passerelle.connectors.json.RecordField;
import eu.passerelle.model.Sha256;
import eu.passerelle.sis.ooapi.OoapiVersion.ListAddress;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A list read to its end although rows come and go between two pages. Page numbers count rows of the moment: a row
 * removed from an earlier page moves the first row of the next page to where we have already been. So a list of more
 * than one page is read until two passes one after the other show the same rows.
 *
 * @param rows items by id, as last seen; an item without id by a hash of its content
 * @param consistent whether the rows are all that the list holds; else some may be missing, and the next run sees them
 */
record WholeList(Map<String, JsonRecord> rows, boolean consistent) {

    private static final int MAX_PASSES = 8;
    private static final int MAX_PAGES = 10_000;
    /** Pages without a new row, one after the other, that a service may send before we say that it does not page. */
    private static final int MAX_BARREN_PAGES = 3;

    /** Empty where the service does not know the list (404). */
    static Optional<WholeList> of(OoapiService service, ListAddress list) {
        Map<String, JsonRecord> rows = new LinkedHashMap<>();
        Set<String> before = Set.of();
        for (int pass = 1; pass <= MAX_PASSES; pass++) {
            Pass seen = pass(service, list, rows);
            if (seen.end() == End.UNKNOWN_LIST) {
                return Optional.empty();
            }
            if (seen.end() == End.ONLY_PAGE || seen.ids().equals(before)) {
                return Optional.of(new WholeList(rows, true));
            }
            before = seen.ids();
        }
        return Optional.of(new WholeList(rows, false));
    }

    private static Pass pass(OoapiService service, ListAddress list, Map<String, JsonRecord> rows) {
        Set<String> ids = new HashSet<>();
        int barren = 0;
        for (int number = 1; number <= MAX_PAGES; number++) {
            Optional<OoapiService.Page> page = service.page(list, number);
            if (page.isEmpty()) {
                // on a later page 404 only says that the list has become shorter
                return new Pass(ids, number == 1 ? End.UNKNOWN_LIST : End.LATER_PAGE);
            }
            boolean news = false;
            for (JsonRecord item : page.get().items()) {
                String id = idOf(item, list.items().id());
                rows.put(id, item);
                news |= ids.add(id);
            }
            if (!page.get().more()) {
                return new Pass(ids, number == 1 ? End.ONLY_PAGE : End.LATER_PAGE);
            }
            barren = news ? 0 : barren + 1;
            if (barren == MAX_BARREN_PAGES) {
                break;
            }
        }
        throw service.malformed(list.path(), "page after page repeats itself: 'pageNumber' seems to be ignored");
    }

    private static String idOf(JsonRecord item, RecordField field) {
        String id = item.text(field);
        return id != null && id.length() <= 200 ? id : contentKey(item.bytes());
    }

    /** A stand-in for the id of an item that has none. */
    private static String contentKey(byte[] content) {
        return "sha256:" + Sha256.hex(content);
    }

    private record Pass(Set<String> ids, End end) {}

    private enum End {
        UNKNOWN_LIST,
        ONLY_PAGE,
        LATER_PAGE
    }
}
