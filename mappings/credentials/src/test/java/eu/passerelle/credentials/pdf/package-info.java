/** Tests of the Europass credential, held against the official shapes. */
@NullMarked
package eu.passerelle.credentials.pdf;

import org.jspecify.annotations.NullMarked;
