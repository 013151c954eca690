/** Holds our verdict against the official one. */
@NullMarked
package eu.passerelle.credentials.elm.validation;

import org.jspecify.annotations.NullMarked;
