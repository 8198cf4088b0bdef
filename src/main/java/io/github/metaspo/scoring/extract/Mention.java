package io.github.metaspo.scoring.extract;

/**
 * An occurrence of a label in a reply.
 *
 * @param label the index of the label
 * @param start where it begins in the text
 * @param end where it ends in the text
 * @param firm whether it is certainly the label, and not a word with the same spelling, such as the article "a"
 * @param denied whether the reply says that it is not the answer
 * @param listed whether it is only part of a repetition of the options
 */
record Mention(int label, int start, int end, boolean firm, boolean denied, boolean listed) {

    boolean counts() {
        return firm && !denied && !listed;
    }

    Mention asDenied() {
        return new Mention(label, start, end, firm, true, listed);
    }

    Mention asListed() {
        return new Mention(label, start, end, firm, denied, true);
    }
}
