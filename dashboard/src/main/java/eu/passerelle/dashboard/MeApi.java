package eu.passerelle.dashboard;

import eu.passerelle.dashboard.access.Asks;
import eu.passerelle.dashboard.access.Person;
import eu.passerelle.dashboard.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who calls, and what that person may do. */
@RestController
@RequestMapping("/api/me")
@Tag(name = "Me")
class MeApi {

    /**
     * Who calls.
     *
     * @param name as the audit log has it
     * @param named whether it is proven to be one person's or program's; false for the hub's own token
     * @param operator whether everything is allowed everywhere
     * @param roles by university, {@code *} for all
     */
    record Me(String name, boolean named, boolean operator, Map<String, Set<Role>> roles) {}

    @GetMapping
    @Asks(value = Role.VIEW, at = Asks.Where.NOWHERE)
    @Operation(summary = "Who calls, and which roles that person has at which universities")
    Me me(Person person) {
        return new Me(person.name(), person.named(), person.mayEverywhere(Role.ADMINISTER), person.roles());
    }
}
