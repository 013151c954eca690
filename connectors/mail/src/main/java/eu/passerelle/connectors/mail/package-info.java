/** Sending e-mail: the account at a mail server, the connection to it, and what the end of the dialogue means. */
@NullMarked
package eu.passerelle.connectors.mail;

import org.jspecify.annotations.NullMarked;
