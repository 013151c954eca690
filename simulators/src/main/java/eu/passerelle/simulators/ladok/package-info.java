/** Ladok of the Swedish universities: an Atom feed of events with an archive, and REST lookups, over mutual TLS. */
@NullMarked
package eu.passerelle.simulators.ladok;

import org.jspecify.annotations.NullMarked;
