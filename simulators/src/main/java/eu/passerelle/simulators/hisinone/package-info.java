/** An achievement service of HISinOne as a university may orchestrate it, reconstructed: SOAP 1.1, UsernameToken. */
@NullMarked
package eu.passerelle.simulators.hisinone;

import org.jspecify.annotations.NullMarked;
