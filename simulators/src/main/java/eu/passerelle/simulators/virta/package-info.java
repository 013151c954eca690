/** The Finnish read service Virta: SOAP 1.1, one learner a reply. */
@NullMarked
package eu.passerelle.simulators.virta;

import org.jspecify.annotations.NullMarked;
