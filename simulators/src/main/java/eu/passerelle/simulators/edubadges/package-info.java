/** SURF edubadges on loopback: direct awards as its published server 9.1 has them. */
@NullMarked
package eu.passerelle.simulators.edubadges;

import org.jspecify.annotations.NullMarked;
