package eu.passerelle.dashboard;

import eu.passerelle.dashboard.access.Asks;
import eu.passerelle.dashboard.access.Person;
import eu.passerelle.dashboard.access.Role;
import eu.passerelle.journal.Universities;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Health with reasons, for those who may see them; what anybody may ask is below {@code /actuator/health}. */
@RestController
@RequestMapping("/api/health")
@Tag(name = "Status")
class HealthApi {

    private final HealthDesk desk;

    HealthApi(HealthDesk desk) {
        this.desk = desk;
    }

    /** @param ready whether requests should be sent to this instance */
    record HubHealth(boolean ready, List<HealthDesk.Part> parts) {}

    @GetMapping
    @Operation(
            summary = "How database, broker, each SIS, each target and the keys are, with what to do",
            description = "Of this instance; a university or target in trouble never makes the hub not ready.")
    @Asks(value = Role.VIEW, at = Asks.Where.SOMEWHERE)
    HubHealth health(Person person) {
        Universities seen = person.where(Role.VIEW);
        List<HealthDesk.Part> parts = desk.parts().stream()
                .filter(part -> switch (part.kind()) {
                    case "sis" -> seen.contains(part.name());
                    case "key" -> seen.areAll();
                    default -> true;
                })
                .toList();
        boolean ready =
                parts.stream().noneMatch(part -> part.neededToBeReady() && part.state() == HealthDesk.State.DOWN);
        return new HubHealth(ready, parts);
    }
}
