/** Certificates, revocation and time stamps on the wire: what seals are made and judged with. */
@NullMarked
package eu.passerelle.simulators.trust;

import org.jspecify.annotations.NullMarked;
