package eu.passerelle.routes;

import eu.passerelle.journal.IssueStore.ToIssue;
import eu.passerelle.journal.StackStore.Module;
import eu.passerelle.recognition.Recognition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Results of courses that are the same as courses of other universities. */
final class SharedCourses {

    private SharedCourses() {}

    /** @return by transfer, the same course elsewhere; no entry for courses that are alone */
    static Map<UUID, List<Module>> of(List<ToIssue> waiting, Recognition recognition) {
        Map<UUID, List<Module>> shared = new HashMap<>();
        for (ToIssue each : waiting) {
            String code = each.completion().opportunityCode();
            List<Module> elsewhere = code == null
                    ? List.of()
                    : recognition.sameElsewhere(each.completion().key().university(), code).stream()
                            .map(course -> new Module(course.university(), course.code()))
                            .toList();
            if (!elsewhere.isEmpty()) {
                shared.put(each.transfer(), elsewhere);
            }
        }
        return shared;
    }
}
