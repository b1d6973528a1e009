"""Number words of both languages, folded."""

from index.release import Language

COUNTS = {
    Language.ES: "un una uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce"
    " quince dieciseis"
    " diecisiete dieciocho diecinueve veinte veintiun veintiuno veintiuna veintidos veintitres veinticuatro"
    " veinticinco veintiseis veintisiete veintiocho veintinueve treinta cuarenta cincuenta sesenta"
    " setenta ochenta"
    " noventa cien ciento doscientos doscientas trescientos trescientas cuatrocientos cuatrocientas"
    " quinientos"
    " quinientas seiscientos seiscientas setecientos setecientas ochocientos ochocientas novecientos"
    " novecientas",
    Language.EN: "a an one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen"
    " sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety",
}
"""One to nine hundred. Those that are articles, too, count only before a scale or a unit of time."""

ARTICLES = {Language.ES: "un una uno", Language.EN: "a an one"}

ORDINALS = {
    Language.ES: "primer primero primera segundo segunda tercer tercero tercera cuarto cuarta quinto"
    " quinta sexto"
    " sexta septimo septima octavo octava noveno novena decimo decima",
    Language.EN: "first second third fourth fifth sixth seventh eighth ninth tenth",
}
