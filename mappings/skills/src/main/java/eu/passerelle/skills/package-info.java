/** ESCO skills, and a proposal of them from the texts of learning outcomes, computed here and never sent anywhere. */
@NullMarked
package eu.passerelle.skills;

import org.jspecify.annotations.NullMarked;
