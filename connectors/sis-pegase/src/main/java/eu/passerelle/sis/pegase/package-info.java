/** Reads published marks and results of French universities from Pégase (PC-Scol), learner by learner, over REST. */
@NullMarked
package eu.passerelle.sis.pegase;

import org.jspecify.annotations.NullMarked;
