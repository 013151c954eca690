/** Whether and as what a receiving university recognises what its learners have completed at partners. */
@NullMarked
package eu.passerelle.recognition.receiving;

import org.jspecify.annotations.NullMarked;
