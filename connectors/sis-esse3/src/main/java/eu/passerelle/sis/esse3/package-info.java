/** Reads examination results of Italian universities from ESSE3 (Cineca), learner by learner, over its REST services. */
@NullMarked
package eu.passerelle.sis.esse3;

import org.jspecify.annotations.NullMarked;
