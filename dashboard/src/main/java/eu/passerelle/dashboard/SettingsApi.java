package eu.passerelle.dashboard;

import eu.passerelle.dashboard.access.Asks;
import eu.passerelle.dashboard.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the hub is set up. Read only: what is here is changed in its files. */
@RestController
@Tag(name = "Settings")
class SettingsApi {

    private final SettingsDesk desk;

    SettingsApi(SettingsDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/api/settings")
    @Operation(
            summary = "Instance, keys and certificates with their ends, targets with their state, values of hub.yaml",
            description =
                    "No secret is among them: hub.yaml has references only, and these are shown as they are written.")
    @Asks(value = Role.ADMINISTER, at = Asks.Where.EVERYWHERE)
    HubState settings() {
        return desk.state();
    }
}
