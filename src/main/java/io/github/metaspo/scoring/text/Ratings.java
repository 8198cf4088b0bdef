package io.github.metaspo.scoring.text;

import java.util.Optional;

/** Finder of the scale after a rating: the "out of 5" of "4 out of 5 stars", the "/5" of "Rating: 4/5". */
public final class Ratings {

    private static final int FARTHEST_WORD = 60;
    private static final int MOST_DIGITS = 3;

    private static final Phrases OUT_OF = Phrases.words("out of");
    /** Words that introduce a scale only if something else shows that there is a rating. */
    private static final Phrases OF = Phrases.words("of, von, sur, de, su, из");

    private static final Phrases WHOLE = Phrases.words("of, von, der, des, de, del, di, от, 的");
    private static final Phrases STARS = Phrases.words(
            "star, stars, stern, sterne, sternen, étoile, étoiles, estrella, estrellas, stella, stelle, estrela, estrelas, звезда, звезды, звёзды, звезд, звёзд,"
                    + " 星, 颗星, 顆星, つ星, 별, 점");
    private static final Phrases POINTS =
            Phrases.words("point, points, punkt, punkte, punkten, puntos, punti, pontos, балл, балла, баллов, 分, 点");
    private static final Phrases RATING = Phrases.words(
            "rating, ratings, rate it, rate this, rate the, i rate, i'd rate, i would rate, rated, score, scores, scored, i'd give, i give, i would give, gives it, gave it,"
                    + " bewertung, bewerte, note, évaluation, nota, puntuación, calificación, valoración, punteggio, valutazione, voto, avaliação, pontuação, оценка, рейтинг,"
                    + " 评分, 評分, 打分, 得分, 評価, 평점, 점수",
            "★, ☆, ⭐");

    private static final Phrases FRACTION = Phrases.words(
            "probability, chance, chances, odds, fraction, ratio, proportion, wahrscheinlichkeit, bruch, anteil, probabilité, fraction, probabilidad, fracción,"
                    + " probabilità, frazione, probabilidade, fração, вероятность, дробь, доля, 概率, 分数, 確率, 확률, 분수");

    private Ratings() {}

    /**
     * The scale of a rating.
     *
     * @param end where it ends
     * @param best the highest rating
     * @param said whether words show that it is a rating; "4/5" alone may also be a fraction
     */
    public record Scale(int end, int best, boolean said) {

        /** Returns whether the scale is common for ratings. */
        public boolean isUsual() {
            return best == 5 || best == 10 || best == 100;
        }
    }

    /** Returns the scale after the digits in this span. */
    public static Optional<Scale> after(Prose prose, int start, int end) {
        int at = skipBrackets(prose, end);
        boolean stars = starsEnd(prose, at) >= 0;
        int unit = stars ? starsEnd(prose, at) : POINTS.endOf(prose.lower(), at);
        at = unit < 0 ? at : prose.skipMarkup(unit);
        boolean slash = prose.at(at) == '/';
        int outOf = OUT_OF.endOf(prose.lower(), at);
        int link = slash ? at + 1 : Math.max(outOf, OF.endOf(prose.lower(), at));
        if (link < 0) {
            return Optional.empty();
        }
        int from = prose.skipMarkup(link);
        int to = from;
        while (to - from <= MOST_DIGITS && isDigit(prose.at(to))) {
            to++;
        }
        if (to == from || to - from > MOST_DIGITS || goesOn(prose, to)) {
            return Optional.empty();
        }
        int after = prose.skipMarkup(to);
        stars |= starsEnd(prose, after) >= 0;
        boolean part = slash && WHOLE.endOf(prose.lower(), after) >= 0;
        boolean alone = !slash && isAlone(prose, start, to);
        boolean said = outOf >= 0 || stars || alone || !part && isRated(prose, start);
        if (!said && (!slash || isFraction(prose, start))) {
            return Optional.empty();
        }
        return Optional.of(new Scale(to, Integer.parseInt(prose.text().substring(from, to)), said));
    }

    /** Returns the end of the word for stars that begins here, also in "4-star", or -1 if there is none. */
    public static int starsEnd(Prose prose, int at) {
        return STARS.endOf(prose.lower(), prose.at(at) == '-' ? at + 1 : at);
    }

    /** Returns whether the number that begins here is the highest of a scale: "a rating out of 5". */
    public static boolean isBest(Prose prose, int start) {
        return OUT_OF.startOf(prose.lower(), prose.skipMarkupBack(start)) >= 0;
    }

    /** Returns the position after the brackets of "[[8]]/10" and markup. */
    private static int skipBrackets(Prose prose, int end) {
        int at = prose.skipMarkup(end);
        for (int brackets = 0; brackets < 2 && "])".indexOf(prose.at(at)) >= 0; brackets++) {
            at = prose.skipMarkup(at + 1);
        }
        return at;
    }

    private static boolean goesOn(Prose prose, int to) {
        char c = prose.at(to);
        boolean number = (c == '.' || c == ',' || c == '/' || c == ':') && isDigit(prose.at(to + 1));
        return number || c == '%' || c == '^' || !Words.isBoundary(prose.text(), to);
    }

    private static boolean isAlone(Prose prose, int start, int end) {
        int after = prose.skipToText(end);
        return prose.skipToText(0) >= start && (after == prose.length() || after == prose.length() - 1);
    }

    private static boolean isRated(Prose prose, int start) {
        return isWithinSentence(RATING, prose, start);
    }

    /** Whether it is certainly a fraction. */
    private static boolean isFraction(Prose prose, int start) {
        return prose.at(start - 1) == Prose.BOX || isWithinSentence(FRACTION, prose, start);
    }

    private static boolean isWithinSentence(Phrases phrases, Prose prose, int start) {
        int begin = start;
        while (begin > 0 && start - begin < FARTHEST_WORD && !prose.isSentenceEnd(begin - 1)) {
            begin--;
        }
        return phrases.isWithin(prose.lower(), begin, start);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
