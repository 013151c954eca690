/** The service PedagogiqueMetier of Apogée: SOAP 1.1, ISO-8859-15, one learner and stage a reply. */
@NullMarked
package eu.passerelle.simulators.apogee;

import org.jspecify.annotations.NullMarked;
