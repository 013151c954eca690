/** Tests of the Europass credential, held against the official shapes. */
@NullMarked
package eu.passerelle.credentials.certificate;

import org.jspecify.annotations.NullMarked;
