/** A Europass wallet on loopback: the EDCI wallet contract, with faults on demand and a count of every copy. */
@NullMarked
package eu.passerelle.simulators.wallet;

import org.jspecify.annotations.NullMarked;
