package eu.passerelle.portal.claim;

import eu.passerelle.connectors.TargetContext;
import java.util.Map;

/** The targets of this hub that bring learners to the page, by name. */
public interface ClaimTargets {

    Map<String, TargetContext<ClaimSettings>> byName();
}
