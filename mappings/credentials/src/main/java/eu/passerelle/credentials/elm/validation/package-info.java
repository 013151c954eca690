/** Checks European Digital Credentials against a profile pack before they are sealed. No RDF, no I/O but reading the pack. */
@NullMarked
package eu.passerelle.credentials.elm.validation;

import org.jspecify.annotations.NullMarked;
