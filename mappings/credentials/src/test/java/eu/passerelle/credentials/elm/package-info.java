/** Tests of the Europass credential, held against the official shapes. */
@NullMarked
package eu.passerelle.credentials.elm;

import org.jspecify.annotations.NullMarked;
