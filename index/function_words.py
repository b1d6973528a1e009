"""Function words of Spanish and English, folded: what a search for content leaves out.

Closed classes only: articles, pronouns, prepositions, conjunctions, question words, auxiliaries, and the
adverbs that say nothing of their own. Negations and numbers carry content and are not among them.
"""

from index.release import Language

_SPANISH = """
    el la los las lo un una unos unas al del
    a ante bajo con contra de desde durante en entre hacia hasta mediante para por segun sin sobre tras
    y e o u ni que si porque pues aunque mientras como cuando donde pero sino mas
    cual cuales quien quienes cuanto cuanta cuantos cuantas cuyo cuya cuyos cuyas adonde
    yo tu usted ustedes ella ellas ellos nosotros nosotras vosotros me te se nos os le les mi ti
    mis tus su sus nuestro nuestra nuestros nuestras suyo suya suyos suyas conmigo consigo
    este esta estos estas esto ese esa esos esas eso aquel aquella aquellos aquellas aquello
    otro otra otros otras mismo misma mismos mismas tal tales cada todo toda todos todas algo alguien
    alguno alguna algunos algunas algun
    ser es son soy somos era eran fue fueron sea sean sera seran seria serian sido siendo
    estar esta estan estoy estaba estaban estuvo estuvieron este esten estara estaran estado estando
    haber ha han he hemos habia habian hubo haya hayan habra habran habria hay habido
    tener tiene tienen tenia tenian tuvo tuvieron tenga tengan tendra tendran
    hacer hace hacen hizo hicieron hara haran
    poder puede pueden podra podran podria podrian va van ir
    muy ya tambien tan tanto aun aqui ahi alli asi solo entonces ademas
"""
_ENGLISH = """
    a an the this that these those such same other another each every all both some any
    of in on at to from by for with without about against between among into through during before after above
    below under over up down out off per via within upon toward towards across since until till
    and or nor but if because as while although though than so whether
    what which who whom whose when where why how
    i you he she it we they me him her us them my your his its our their mine yours hers ours theirs
    myself yourself himself herself itself ourselves themselves
    be is are am was were been being do does did doing done have has had having
    will would shall should can could may might must
    there here then also just too very only own more most
    s t d ll re ve m don doesn didn isn aren wasn weren won wouldn
"""

FUNCTION_WORDS = {
    Language.ES: frozenset(_SPANISH.split()),
    Language.EN: frozenset(_ENGLISH.split()),
}
