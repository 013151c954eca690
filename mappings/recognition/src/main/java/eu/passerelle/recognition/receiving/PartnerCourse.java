package eu.passerelle.recognition.receiving;

/** A course of a partner, by the partner's id and the partner's own code. */
public record PartnerCourse(String university, String code) {

    @Override
    public String toString() {
        return university + " " + code;
    }
}
