/** The ELMO connector against its contract, bad input and what universities have really written. */
@NullMarked
package eu.passerelle.sis.elmo;

import org.jspecify.annotations.NullMarked;
