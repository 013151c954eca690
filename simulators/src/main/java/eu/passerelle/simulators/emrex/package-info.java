/** A client of EMREX (SMP) on loopback. */
@NullMarked
package eu.passerelle.simulators.emrex;

import org.jspecify.annotations.NullMarked;
