package eu.passerelle.sis.ethos;

import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.sis.ethos.EthosService.Page;
import eu.passerelle.sis.ethos.Position.ListPlace;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the list of all grades, page by page by offset. Offsets count rows of the moment: a row removed before our place
 * would make one slip by. So each page begins some rows early and must show the last rows of the page before; where it
 * does not, the list is read once more.
 */
final class GradeList {

    private static final int MAX_TAIL = 5;
    private static final int MAX_PASSES = 3;

    private final EthosService service;
    private final int limit;
    private final PageWriter writer;

    GradeList(EthosService service, int limit, PageWriter writer) {
        this.service = service;
        this.limit = limit;
        this.writer = writer;
    }

    CompletionPage read(Position from, ListPlace place) {
        int offset = place.offset() - place.tail().size();
        Page page = service.grades(offset, limit);
        int known = lastOf(place.tail(), page.rows()) + 1;
        List<TranscriptGrade> fresh = page.rows().subList(known, page.rows().size());
        int end = offset + page.rows().size();
        Integer total = page.total();
        boolean last = fresh.isEmpty() && total == null || page.rows().isEmpty() || total != null && end >= total;
        if (fresh.isEmpty() && !last) {
            throw service.malformed(
                    "/api/" + EthosResource.GRADES.path(),
                    "page after page repeats itself: 'offset' seems to be ignored");
        }
        boolean moved = place.moved()
                || place.offset() > 0 && known == 0
                || page.rows().isEmpty() && total != null && total > 0;
        boolean nameless = writer.addGrades(fresh) || place.nameless();
        if (!last) {
            return writer.page(from.at(new ListPlace(end, tail(page.rows()), place.pass(), moved, nameless)), false);
        }
        if (moved && place.pass() < MAX_PASSES) {
            return writer.page(from.at(place.again()), false);
        }
        return writer.lastPage(from.at(null), moved || nameless ? Set.of() : Set.of(GradeMapper.SCOPE));
    }

    private static int lastOf(List<String> ids, List<TranscriptGrade> rows) {
        for (int i = rows.size() - 1; i >= 0; i--) {
            @Nullable String id = rows.get(i).id();
            if (id != null && ids.contains(id)) {
                return i;
            }
        }
        return -1;
    }

    private List<String> tail(List<TranscriptGrade> rows) {
        int size = Math.min(MAX_TAIL, rows.size() / 2);
        return rows.subList(rows.size() - size, rows.size()).stream()
                .map(row -> String.valueOf(row.id()))
                .toList();
    }
}
