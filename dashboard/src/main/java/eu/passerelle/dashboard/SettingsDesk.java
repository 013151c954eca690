package eu.passerelle.dashboard;

/** How the hub is set up; implemented by what knows it. */
@FunctionalInterface
public interface SettingsDesk {

    HubState state();
}
