/** A learning platform of a fake campus, with LTI Advantage services. */
@NullMarked
package eu.passerelle.simulators.lti;

import org.jspecify.annotations.NullMarked;
