package io.github.metaspo.scoring.extract;

/**
 * A label where it stands in a reply.
 *
 * @param label its number among the labels
 * @param start where it begins
 * @param end where it ends
 * @param firm whether it is surely the label and no word that happens to be spelled like it, such as the article "a"
 * @param denied whether the reply says that it is not the answer
 * @param listed whether it only stands in a repetition of the options
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
