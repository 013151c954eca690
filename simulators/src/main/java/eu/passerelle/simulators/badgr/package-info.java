/** Badgr, as Parchment Digital Badges runs it, on loopback. */
@NullMarked
package eu.passerelle.simulators.badgr;

import org.jspecify.annotations.NullMarked;
