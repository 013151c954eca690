/** Europass: European Digital Credentials of the European Learning Model, application profile 1.1.0. */
@NullMarked
package eu.passerelle.credentials.elm;

import org.jspecify.annotations.NullMarked;
