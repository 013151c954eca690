package eu.passerelle.dashboard;

import eu.passerelle.dashboard.access.Asks;
import eu.passerelle.dashboard.access.Person;
import eu.passerelle.dashboard.access.Role;
import eu.passerelle.journal.ReturnStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a receiving university recognises of its learners' results at partners, and whether its SIS has it. */
@RestController
@RequestMapping("/api/recognitions")
@Tag(name = "Recognition at home")
class RecognitionsApi {

    private final ReturnStore store;

    RecognitionsApi(ReturnStore store) {
        this.store = store;
    }

    @GetMapping("/{university}")
    @Operation(
            summary = "Recognition records of a receiving university, one a learner",
            description = "What needs somebody first, then the newest. No personal data.")
    @Asks(value = Role.VIEW, at = Asks.Where.UNIVERSITY)
    List<ReturnStore.Row> list(@PathVariable String university, @RequestParam(defaultValue = "50") int most) {
        return store.list(university, most);
    }

    /** @param retried records that are handed over again now */
    record Retried(int retried) {}

    @PostMapping("/{university}/retry")
    @Operation(summary = "Hand over again what the university's SIS has not taken")
    @Asks(value = Role.RETRY, at = Asks.Where.UNIVERSITY)
    Retried retry(@PathVariable String university, Person person) {
        return new Retried(store.retry(university, person.name()));
    }
}
