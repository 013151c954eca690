/** The service GetStudentsResult of STADS, reconstructed: SOAP 1.1 around ELMO without a namespace. */
@NullMarked
package eu.passerelle.simulators.stads;

import org.jspecify.annotations.NullMarked;
