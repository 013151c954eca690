/** Comprehensive Learner Record 2.0 (1EdTech): Open Badges of one learner in one signed record. */
@NullMarked
package eu.passerelle.credentials.clr;

import org.jspecify.annotations.NullMarked;
