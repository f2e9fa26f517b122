"""Writes golden-names.json and golden-contents.json, with Python's codecs and base64 as the reference (Python 3.11).

    cd Djrill.Net.Tests/TestData/cases && python3 golden.py
"""
import base64
import json
import random
import unicodedata

# Python's codec, a name that the charset holds, and labels as mail programs write them.
CHARSETS = {
 'utf-8': ('März €.pdf', ['utf8','UTF8','UTF-8','utf-8','Utf_8','unicode-1-1-utf-8','utf8mb4','utf-8-sig','cp65001','x-unicode-2-0-utf-8']),
 'iso8859-1': ('Prüfung.pdf', ['latin1','latin-1','L1','iso8859-1','ISO_8859-1','iso_8859-1:1987','iso-ir-100','8859_1','cp819','ISO-8859-1','iso88591']),
 'ascii': ('report.pdf', ['ansi_x3.4-1968','us-ascii','ASCII','646','iso646-us','cp367']),
 'cp1252': ('„Prüfung“ €.pdf', ['cp1252','windows-1252','windows1252','CP-1252','x-cp1252','win-1252']),
 'cp1250': ('žluťoučký.pdf', ['cp1250','windows-1250','x-cp1250','WINDOWS1250']),
 'cp1251': ('фото.pdf', ['cp1251','windows-1251','x-cp1251','win1251','windows_1251']),
 'cp1253': ('Αναφορά.pdf', ['cp1253','windows-1253']),
 'cp1254': ('şığ.pdf', ['cp1254','windows-1254']),
 'cp1255': ('שלום.pdf', ['cp1255','windows-1255']),
 'cp1256': ('تقرير.pdf', ['cp1256','windows-1256']),
 'cp1257': ('pažymas.pdf', ['cp1257','windows-1257']),
 'cp1258': ('đơn.pdf', ['cp1258','windows-1258']),
 'cp437': ('Prüfung.pdf', ['cp437','ibm437','IBM-437','cspc8codepage437']),
 'cp850': ('Prüfung.pdf', ['cp850','ibm850','IBM850']),
 'cp852': ('žluť.pdf', ['cp852','ibm852']),
 'cp866': ('фото.pdf', ['cp866','ibm866','IBM-866','dos-866']),
 'cp855': ('фото.pdf', ['cp855','ibm855']),
 'cp862': ('שלום.pdf', ['cp862','dos-862']),
 'iso8859-2': ('žluťoučký.pdf', ['iso8859-2','latin2','iso_8859-2','ISO-8859-2','iso-ir-101']),
 'iso8859-3': ('ĉiuĵaŭde.pdf', ['iso8859-3','latin3','ISO-8859-3']),
 'iso8859-4': ('pažymas.pdf', ['iso8859-4','latin4','ISO-8859-4']),
 'iso8859-5': ('фото.pdf', ['iso8859-5','cyrillic','ISO-8859-5']),
 'iso8859-6': ('تقرير.pdf', ['iso8859-6','arabic','iso-8859-6-i','ISO-8859-6-E','ISO-8859-6']),
 'iso8859-7': ('Αναφορά.pdf', ['iso8859-7','greek','ISO-8859-7','elot_928']),
 'iso8859-8': ('שלום.pdf', ['iso8859-8','iso-8859-8-i','ISO-8859-8-E','hebrew','ISO-8859-8']),
 'iso8859-9': ('şığ.pdf', ['iso8859-9','latin5','ISO-8859-9']),
 'iso8859-10': ('Ķēniņš.pdf', ['iso-8859-10','latin6']),
 'tis-620': ('รายงาน.pdf', ['tis-620','TIS620','iso-8859-11','windows-874','cp874','x-windows-874']),
 'iso8859-13': ('pažymas.pdf', ['iso-8859-13','iso8859-13','latin7']),
 'iso8859-14': ('Ŵŷṁ.pdf', ['iso-8859-14','latin8','iso-celtic']),
 'iso8859-15': ('Bœuf €.pdf', ['iso-8859-15','iso8859-15','latin9','latin-9']),
 'iso8859-16': ('Știință.pdf', ['iso-8859-16','latin10']),
 'koi8-r': ('фото.pdf', ['koi8-r','KOI8R','koi8_r','koi8','cskoi8r']),
 'koi8-u': ('їжак.pdf', ['koi8-u','koi8u','koi8-ru']),
 'cp932': ('日本語①.txt', ['cp932','windows-31j','ms932','MS932','x-ms-cp932','csWindows31J','windows-932']),
 'shift_jis': ('日本語ｱ.txt', ['shift_jis','Shift-JIS','sjis','SJIS','x-sjis','x-shift-jis','ms_kanji','shiftjis','csShiftJIS']),
 'euc-jp': ('日本語.txt', ['euc-jp','eucjp','x-euc-jp','EUC_JP','ujis','eucjp-ms','cp51932']),
 'iso2022_jp': ('日本語.txt', ['iso-2022-jp','ISO2022JP','csISO2022JP','iso-2022-jp-ms','cp50220','cp50221','iso-2022-jp-1','iso-2022-jp-2']),
 'gb2312': ('报告.doc', ['gb2312','GB_2312-80','gb_2312','csgb2312','euc-cn','x-euc-cn','chinese','gb2312-80']),
 'gbk': ('報告镕.doc', ['gbk','cp936','ms936','windows-936','x-gbk','GBK','gb2312']),
 'gb18030': ('报告€𠀀.doc', ['gb18030','GB18030','gb18030-2000']),
 'hz': ('报告.doc', ['hz-gb-2312']),
 'big5': ('報告.doc', ['big5','BIG5','big-5','cn-big5','x-x-big5','big5-eten','cp950','ms950','windows-950','big5-hkscs','Big5_HKSCS','big5hkscs']),
 'euc-kr': ('보고서.hwp', ['euc-kr','euckr','EUC_KR','ks_c_5601-1987','ksc5601','KS_C_5601','ks_c_5601','korean','ksc_5601']),
 'cp949': ('똠방각하.hwp', ['cp949','ms949','uhc','windows-949','x-windows-949','ks_c_5601-1987','euc-kr']),
 'iso2022_kr': ('보고서.hwp', ['iso-2022-kr','csISO2022KR']),
 'johab': ('보고서.hwp', ['johab']),
 'mac-roman': ('Prüfung é.pdf', ['macintosh','x-mac-roman','mac','macroman']),
 'mac-cyrillic': ('фото.pdf', ['x-mac-cyrillic','maccyrillic']),
 'mac-latin2': ('žluť.pdf', ['x-mac-ce','x-mac-centraleurroman','mac-centraleurope']),
 'mac-greek': ('Αναφορά.pdf', ['x-mac-greek']),
 'mac-turkish': ('şığ.pdf', ['x-mac-turkish']),
 'mac-iceland': ('Þór.pdf', ['x-mac-icelandic','mac-iceland']),
 'mac-croatian': ('š.pdf', ['x-mac-croatian']),
 'mac-romanian': ('ă.pdf', ['x-mac-romanian']),
 'utf-16-be': ('März.pdf', ['utf-16be']),
 'utf-16-le': ('März.pdf', ['utf-16le']),
}


def escaped(data, escape):
    return "".join(chr(x) if chr(x).isalnum() and x < 128 or x == 46 else f"{escape}{x:02X}" for x in data)


def middle(codec, data):
    """A place in the middle of a character where the charset has such; charsets with states are cut behind the last escape."""
    if codec.startswith("utf-16"):
        return len(data) // 2 | 1
    return len(data) - 4 if codec in ("iso2022_jp", "iso2022_kr", "hz") else len(data) // 2


def names():
    for codec, (name, labels) in CHARSETS.items():
        data = name.encode(codec)
        right = unicodedata.normalize("NFC", name)
        cut = middle(codec, data)
        for label in labels:
            text = base64.b64encode(data).decode().rstrip("=")
            first, second = escaped(data[:cut], "="), base64.b64encode(data[cut:]).decode()
            yield f"=?{label}?Q?{escaped(data, '=')}?=", right
            yield f"=?{label.upper()}?b?{text}?=", right
            yield f"=?{label}*xx?Q?{first}?=\r\n =?{label.lower()}?B?{second}?=", right
            yield f"{label}'xx-XX'{escaped(data, '%')}", right


def contents():
    chance = random.Random(20261126)
    for length in list(range(1, 40)) + [57, 58, 59, 1000]:
        data = chance.randbytes(length)
        text = base64.b64encode(data).decode()
        cut = chance.randrange(length + 1)
        pieces = [base64.b64encode(piece).decode() for piece in (data[:cut], data[cut:])]
        bare = text.rstrip("=")
        yield bare, data
        yield base64.encodebytes(data).decode().replace("\n", "\r\n"), data
        yield "\r\n ".join(text[i:i + 7] for i in range(0, len(text), 7)), data
        yield "".join(pieces), data
        yield "\r\n".join(pieces), data
        yield "\ufeff" + text + "\0\0", data
        yield "!" .join(text), data
        yield text + "====", data
        if text.endswith("="):
            yield text + "\r\n\r\n-- \r\nSent from my phone\r\n", data
            yield text + "\r\n_____\r\nlist mailing list\r\nlist@example.org\r\n", data
            yield text + "\r\nfooter", data
        yield text + "\r\n--boundary--\r\n", data


def write(file, rows):
    with open(file, "w", encoding="utf-8") as stream:
        stream.write("[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]\n")


write("golden-names.json", ({"sent": sent, "right": right} for sent, right in names()))
write("golden-contents.json", ({"sent": sent, "right": base64.b64encode(data).decode()} for sent, data in contents()))
