/**
 * Student information systems, a Europass wallet and a mail sink: real wire, fake data. Used by tests and by
 * {@code ./hub demo}; never on the class path of a hub that serves a university.
 */
@NullMarked
package eu.passerelle.simulators;

import org.jspecify.annotations.NullMarked;
