package io.github.metaspo.scoring.number;

import io.github.metaspo.scoring.text.Phrases;

import java.util.List;
import java.util.Map;

/** Words next to numbers that change their value, or show that the number only counts or dates something. */
final class NumberWords {

    /** Powers of ten written as words after digits. */
    static final List<Map.Entry<Phrases, Integer>> SCALES = List.of(
            Map.entry(
                    Phrases.words(
                            "thousand, tausend, tsd, mille, mil, mila, тыс, тысяч, тысяча, тысячи, 千, 천, พัน, ألف, हज़ार, grand"),
                    3),
            Map.entry(
                    Phrases.words(
                            "million, millions, millionen, mio, mn, millón, millones, milione, milioni, milhão, milhões, миллион, миллиона, миллионов, млн,"
                                    + " 百万, 백만, ล้าน, مليون"),
                    6),
            Map.entry(
                    Phrases.words(
                            "billion, billions, bn, milliarde, milliarden, mrd, milliard, milliards, mil millones, miliardo, miliardi, bilhão, bilhões,"
                                    + " миллиард, миллиарда, миллиардов, млрд, 十亿, 십억"),
                    9),
            Map.entry(Phrases.words("trillion, trillions, billionen, трлн, триллион, триллиона, триллионов"), 12),
            Map.entry(Phrases.words("万, 萬, 만, หมื่น"), 4),
            Map.entry(Phrases.words("亿, 億, 억"), 8),
            Map.entry(Phrases.words("hundred, 百, 백, ร้อย"), 2),
            Map.entry(Phrases.words("lakh, lakhs, लाख"), 5),
            Map.entry(Phrases.words("crore, crores, करोड़"), 7));

    /** Letters directly after digits. Case matters: 1.2M is 1,200,000, but 5 m are metres. */
    static final Map<String, Integer> SUFFIXES =
            Map.of("k", 3, "K", 3, "M", 6, "B", 9, "bn", 9, "mn", 6, "Mn", 6, "Bn", 9);

    /** Words directly before a number that show that it numbers something. */
    static final Phrases NUMBERED = Phrases.words(
            "step, steps, chapter, section, figure, fig, table, equation, eq, page, part, example, problem, exercise, line, item, note, case, option,"
                    + " method, theorem, lemma, point, no, number one, nr, #, №, q, round, phase, stage, approach, solution, reason, lesson, unit, grade,"
                    + " day, week, level, version, paragraph, footnote, reference, ref, source, para, question, hint, attempt, rule, condition, constraint",
            "schritt, kapitel, abschnitt, abbildung, abb, tabelle, gleichung, seite, teil, beispiel, aufgabe, zeile, punkt, frage, methode, satz, fall, klasse",
            "étape, chapitre, partie, exemple, méthode, tableau, équation, exercice, remarque, cas",
            "paso, capítulo, sección, parte, ejemplo, método, tabla, ecuación, ejercicio, página, nota, caso",
            "passo, passaggio, capitolo, sezione, esempio, metodo, tabella, equazione, esercizio, pagina, fase, etapa, exemplo, seção",
            "шаг, глава, раздел, рисунок, таблица, уравнение, страница, часть, пример, задача, способ, шаге, шагу, пункт, этап",
            "步骤, 步驟, 第, 步, 方法, 例, 图, 表, 章, 问题, 式, ステップ, 手順, 図, 단계, 제, 예제, ขั้นตอนที่, الخطوة, चरण");

    /** Words directly after a number that show that it numbers something or is a time. */
    static final Phrases ORDINALS = Phrases.words(
            "st, nd, rd, th, er, ère, ème, e, º, ª, o, -й, -я, -е, -го, -ой, -м, -ый, 步, 章, 页, 節, 番, 番目, 回目, 日目, 단계, 번째, 번, 장, "
                    + " am, pm, a.m, p.m, uhr, o'clock, 点, 時, 시, h");

    /** Words next to a number that make it a date. */
    static final Phrases MONTHS = Phrases.words(
            "january, february, march, april, june, july, august, september, october, november, december, jan, feb, mar, apr, jun, jul, aug, sep, sept,"
                    + " oct, nov, dec",
            "januar, februar, märz, mai, juni, juli, oktober, dezember",
            "janvier, février, mars, avril, juin, juillet, août, septembre, octobre, novembre, décembre",
            "enero, febrero, marzo, abril, mayo, junio, julio, agosto, septiembre, octubre, noviembre, diciembre",
            "gennaio, febbraio, aprile, maggio, giugno, luglio, settembre, ottobre, dicembre",
            "janeiro, fevereiro, março, maio, junho, julho, setembro, outubro, dezembro",
            "января, февраля, марта, апреля, мая, июня, июля, августа, сентября, октября, ноября, декабря",
            "月, 월");

    /** Words directly before a number that make it negative. */
    static final Phrases MINUS =
            Phrases.words("minus, negative, moins, menos, meno, минус, 负, 負, マイナス, 마이너스, ลบ, سالب");

    /** Words before a small number in words that show that it is not a value: "the two share". */
    static final Phrases DETERMINERS =
            Phrases.words("the, these, those, all, any, between, both of, no, this, that, which, each, other");

    private NumberWords() {}
}
