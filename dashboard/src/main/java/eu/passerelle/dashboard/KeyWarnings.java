package eu.passerelle.dashboard;

import java.util.List;

/** What is to be done about the hub's private keys; implemented by what holds them. */
@FunctionalInterface
public interface KeyWarnings {

    /** Certificates that end soon or have ended, keys that cannot be used: each with what to do. */
    List<String> warnings();
}
