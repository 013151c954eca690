/** Reads results from a learning platform by LTI Assignment and Grade Services 2.0, names by NRPS 2.0 (1EdTech). */
@NullMarked
package eu.passerelle.sis.lti;

import org.jspecify.annotations.NullMarked;
