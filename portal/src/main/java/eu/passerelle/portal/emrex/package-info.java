/**
 * EMREX: a learner who is at another university fetches results from here and takes them there, by way of the browser. The
 * hub is the provider (EMP, formerly NCP).
 */
@NullMarked
package eu.passerelle.portal.emrex;

import org.jspecify.annotations.NullMarked;
