/** A mail server on loopback: GreenMail behind a door that misbehaves on demand. */
@NullMarked
package eu.passerelle.simulators.mail;

import org.jspecify.annotations.NullMarked;
