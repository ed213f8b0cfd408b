"""Codes with check digits: what python-stdnum, Python's ipaddress and our own sums say of them.

Every type is made a second time as a unique column, where no value may come twice.
"""

import csv
import importlib
import io
import ipaddress
import json
import os
import re
import subprocess
import unicodedata
import unittest

import stdnum.bic
import stdnum.bitcoin
import stdnum.cusip
import stdnum.ean
import stdnum.fi.hetu
import stdnum.gb.nhs
import stdnum.gb.sedol
import stdnum.iban
import stdnum.imei
import stdnum.in_.aadhaar
import stdnum.isbn
import stdnum.isin
import stdnum.lei
import stdnum.luhn
import stdnum.mac
import stdnum.no.fodselsnummer
import stdnum.us.ein
import stdnum.us.rtn
import stdnum.us.ssn

from realism import judged

FAKECSV = os.environ["FAKECSV"]
ROWS = judged(4_000)

IBANS = """
    AD AE AT AZ BA BE BG BH BR BY CH CR CY CZ DE DK DO EE EG ES FI FO FR GB GE GI GL GR GT
    HR HU IE IL IQ IT JO KW KZ LB LC LI LT LU LV MC MD ME MK MT NL NO PK PL PS PT QA RO RS
    SA SE SI SK SM SV TR UA VA VG
""".split()


def generate(columns, locale="en_US", rows=ROWS, seed=20_261_124):
    """The columns by name, as lists of texts."""
    schema = json.dumps({"name": "judged", "locale": locale, "columns": columns})
    result = subprocess.run(
        [FAKECSV, "generate", "-", "--rows", str(rows), "--seed", str(seed)],
        input=schema.encode(), capture_output=True, check=False, timeout=300)
    if result.returncode != 0:
        raise AssertionError(result.stderr.decode())
    table = csv.reader(io.StringIO(result.stdout.decode()))
    header = next(table)
    return dict(zip(header, zip(*table)))


def catalogue():
    result = subprocess.run([FAKECSV, "fields", "--json"], capture_output=True, check=True)
    return {field["id"]: field for field in json.loads(result.stdout)}


TYPES = catalogue()


def twice(name, **parameters):
    """The values of a column of a type, plain ones and unique ones."""
    columns = [
        {"name": "plain", "type": name, **parameters},
        {"name": "unique", "type": name, "unique": True, **parameters}]
    locale = parameters.pop("locale", "en_US")
    made = generate(columns, locale)
    assert len(set(made["unique"])) == ROWS, f"{name} is not unique"
    return made["plain"] + made["unique"]


class Judged(unittest.TestCase):
    def all(self, values, check, what):
        for value in values:
            self.assertTrue(check(value), f"{what}: {value}")


class Finance(Judged):
    def test_cards(self):
        made = generate([
            {"name": "number", "type": "credit_card_number"},
            {"name": "network", "type": "credit_card_type"},
            {"name": "code", "type": "credit_card_cvv"},
            {"name": "expiry", "type": "credit_card_expiry", "format": "%Y-%m"}])
        prefixes = {
            "Visa": "4", "Mastercard": "5[1-5]|2[2-7]", "American Express": "3[47]",
            "Discover": "6011|64[4-9]|65", "UnionPay": "62[0-8]|81[0-7]", "JCB": "35(2[89]|[3-8])",
            "Diners Club": "30[0-5]|3095|36|3[89]", "Maestro": "50|58|6[37]", "Mir": "220[0-4]",
            "RuPay": "508|60|65|81|82", "Elo": "4|5|6", "Troy": "9792", "Verve": "506|650",
            "Dankort": "5019"}
        lengths = {"American Express": 15, "Diners Club": 14}
        for number, network, code, expiry in zip(
                made["number"], made["network"], made["code"], made["expiry"]):
            self.assertTrue(stdnum.luhn.is_valid(number), number)
            self.assertRegex(number, f"^({prefixes[network]})")
            self.assertEqual(len(number), lengths.get(network, 16))
            self.assertEqual(len(code), 4 if network == "American Express" else 3)
            self.assertTrue("2026-02" <= expiry <= "2031-01", expiry)
        self.assertGreater(made["network"].count("Visa"), ROWS * 0.48)
        for brand in ("visa", "amex", "diners", "elo"):
            self.all(twice("credit_card_number", brand=brand), stdnum.luhn.is_valid, brand)

    def test_ibans(self):
        rows = judged(400)
        for code in IBANS:
            column = {"type": "iban", "country": code}
            made = generate(
                [{"name": "any", **column}, {"name": "unique", "unique": True, **column}], rows=rows)
            self.assertTrue(all(value.startswith(code) for value in made["any"]))
            self.all(made["any"] + made["unique"], stdnum.iban.is_valid, code)
            self.assertGreater(len(set(made["any"])), rows * 0.99, code)
            self.assertEqual(len(set(made["unique"])), rows, code)

    def test_banks(self):
        for locale in ("de_DE", "fr_FR", "en_US"):
            made = generate([{"name": "iban", "type": "iban"}, {"name": "bic", "type": "bic"}], locale)
            self.all(made["bic"], stdnum.bic.is_valid, "BIC")
            if locale != "en_US":
                self.assertTrue(all(value.startswith(locale[3:]) for value in made["iban"]))

    def test_one_bank(self):
        made = generate([
            {"name": "iban", "type": "iban"}, {"name": "bic", "type": "bic"},
            {"name": "bank", "type": "bank_name"}], "de_DE")
        banks = {}
        for iban, bic, bank in zip(made["iban"], made["bic"], made["bank"]):
            banks.setdefault(iban[4:12], set()).add((bic, bank))
        self.assertGreater(len(banks), 80)
        self.assertTrue(all(len(names) == 1 for names in banks.values()))

    def test_vat(self):
        modules = {
            "AT": "at.uid", "BE": "be.vat", "CH": "ch.vat", "CZ": "cz.dic", "DE": "de.vat",
            "DK": "dk.cvr", "ES": "es.nif", "FI": "fi.alv", "FR": "fr.tva", "GB": "gb.vat",
            "HU": "hu.anum", "IT": "it.iva", "NL": "nl.btw", "NO": "no.mva", "PL": "pl.nip",
            "PT": "pt.nif", "RO": "ro.cui", "SE": "se.vat"}
        locales = TYPES["vat_number"]["locales"]
        self.assertEqual({locale[3:] for locale in locales}, set(modules))
        for locale in locales:
            made = generate([
                {"name": "plain", "type": "vat_number"},
                {"name": "unique", "type": "vat_number", "unique": True}], locale)
            self.assertEqual(len(set(made["unique"])), ROWS)
            module = importlib.import_module("stdnum." + modules[locale[3:]])
            self.all(made["plain"] + made["unique"], module.is_valid, locale)

    def test_securities(self):
        for name, check in (
                ("lei", stdnum.lei), ("isin", stdnum.isin), ("cusip", stdnum.cusip),
                ("sedol", stdnum.gb.sedol), ("routing_number", stdnum.us.rtn),
                ("bitcoin_address", stdnum.bitcoin)):
            self.all(twice(name), check.is_valid, name)
        for locale in TYPES["isin"]["locales"]:
            values = generate([{"name": "isin", "type": "isin"}], locale, rows=200)["isin"]
            self.assertTrue(all(value.startswith(locale[3:]) for value in values))
            self.all(values, stdnum.isin.is_valid, locale)
        self.all(twice("ethereum_address"), re.compile("0x[0-9a-f]{40}").fullmatch, "ethereum")


class Goods(Judged):
    def test_books(self):
        for form in ("13", "13_plain", "10", "10_plain"):
            values = twice("isbn", format=form)
            self.all(values, stdnum.isbn.is_valid, form)
            if not form.endswith("plain"):
                self.all(values, lambda value: stdnum.isbn.format(value) == value, form)

    def test_goods(self):
        self.all(twice("ean"), stdnum.ean.is_valid, "EAN")
        self.all(generate([{"name": "ean", "type": "ean", "length": "8"}])["ean"],
                 lambda value: len(value) == 8 and stdnum.ean.is_valid(value), "EAN-8")
        self.all(twice("upc"), lambda value: len(value) == 12 and stdnum.ean.is_valid(value), "UPC")
        self.all(twice("imei"), stdnum.imei.is_valid, "IMEI")

    def test_vehicles(self):
        letters = dict(zip("ABCDEFGHJKLMNPRSTUVWXYZ", "12345678123457923456789"))
        weights = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
        years = "ABCDEFGHJKLMNPRSTVWXY123456789"
        made = generate([{"name": "vin", "type": "vin"}, {"name": "year", "type": "car_year"}])
        for vin, year in zip(made["vin"], made["year"]):
            total = sum(
                int(letters.get(letter, letter)) * weight for letter, weight in zip(vin, weights))
            self.assertEqual(vin[8], "0123456789X"[total % 11], vin)
            self.assertEqual(years.index(vin[9]), (int(year) - 2010) % 30, vin)
        self.assertEqual(len(set(twice("vin"))) > ROWS, True)


class People(Judged):
    def test_american(self):
        self.all(twice("ssn", numbers="realistic"), stdnum.us.ssn.is_valid, "SSN")
        self.all(twice("ssn"), re.compile("9[0-9]{2}-[0-4][0-9]-[0-9]{4}").fullmatch, "SSN")
        self.all(twice("ein"), stdnum.us.ein.is_valid, "EIN")

    def test_british(self):
        self.all(twice("nhs_number", numbers="realistic"), stdnum.gb.nhs.is_valid, "NHS number")
        values = twice("nhs_number")
        self.all(values, stdnum.gb.nhs.is_valid, "NHS number")
        self.all(values, lambda value: value.startswith("999 "), "NHS number")


class Network(Judged):
    def test_addresses(self):
        documentation = [ipaddress.ip_network(text) for text in (
            "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24")]
        made = generate([
            {"name": f"{kind}{suffix}", "type": f"ip_address_{kind}{suffix}"}
            for kind in ("v4", "v6") for suffix in ("", "_cidr")])
        for text in made["v4"]:
            self.assertTrue(any(ipaddress.ip_address(text) in block for block in documentation))
        for text in made["v4_cidr"]:
            network = ipaddress.ip_network(text)
            self.assertTrue(any(network.subnet_of(block) for block in documentation), text)
        block = ipaddress.ip_network("2001:db8::/32")
        for text in made["v6"]:
            self.assertEqual(str(ipaddress.ip_address(text)), text)
            self.assertIn(ipaddress.ip_address(text), block)
        for text in made["v6_cidr"]:
            self.assertEqual(str(ipaddress.ip_network(text)), text)
            self.assertTrue(ipaddress.ip_network(text).subnet_of(block))

    def test_public_addresses(self):
        for text in twice("ip_address_v4", range="public"):
            self.assertTrue(ipaddress.ip_address(text).is_global, text)
        for text in twice("ip_address_v4", range="private"):
            self.assertTrue(ipaddress.ip_address(text).is_private, text)
        for text in twice("ip_address_v6", range="public"):
            self.assertTrue(ipaddress.ip_address(text).is_global, text)
            self.assertEqual(str(ipaddress.ip_address(text)), text)

    def test_hardware(self):
        self.all(twice("mac_address"), stdnum.mac.is_valid, "MAC")
        self.all(twice("mac_address"), stdnum.mac.is_locally_administered, "MAC")
        self.all(twice("mac_address"), stdnum.mac.is_unicast, "MAC")
        self.all(twice("mac_address", maker="real"), stdnum.mac.is_universally_administered, "MAC")

    def test_passwords(self):
        for length in (4, 12, 64):
            made = generate([{"name": "password", "type": "password", "length": length}])
            for text in made["password"]:
                self.assertEqual(len(text), length)
                for kind in ("[a-z]", "[A-Z]", "[0-9]", "[^a-zA-Z0-9]"):
                    self.assertRegex(text, kind)


class NationalNumbers(Judged):
    """The numbers of persons in each country, with birth date and sex of the row's person."""

    # The modules of python-stdnum by locale; None where it has none.
    MODULES = {
        "en_US": "us.ssn", "ar_SA": "luhn", "cs_CZ": "cz.rc", "da_DK": "dk.cpr", "de_AT": "at.vnr",
        "de_CH": "ch.ssn", "de_DE": "de.idnr", "en_AU": "au.tfn", "en_CA": "ca.sin", "en_GB": None,
        "en_IN": "in_.aadhaar", "en_NZ": "nz.ird", "es_CL": "cl.rut", "es_CO": "co.nit",
        "es_ES": "es.dni", "es_MX": "mx.curp", "fi_FI": "fi.hetu", "fr_BE": "be.nn",
        "fr_FR": "fr.nir", "hi_IN": "in_.aadhaar", "hu_HU": None, "it_IT": "it.codicefiscale",
        "ja_JP": "jp.in_", "ko_KR": "kr.rrn", "nb_NO": "no.fodselsnummer", "nl_BE": "be.nn",
        "nl_NL": "nl.bsn", "pl_PL": "pl.pesel", "pt_BR": "br.cpf", "pt_PT": "pt.nif",
        "ro_RO": "ro.cnp", "ru_RU": "ru.inn", "sv_SE": "se.personnummer", "tr_TR": "tr.tckimlik",
        "uk_UA": "ua.rntrc", "zh_CN": "cn.ric"}
    NINO = re.compile(
        r"(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] [0-9]{2} [0-9]{2} [0-9]{2} [A-D]")

    def valid(self, locale):
        if locale == "en_GB":
            return self.NINO.fullmatch
        if locale == "hu_HU":
            return lambda text: sum(
                int(digit) * weight for digit, weight in zip(text.replace(" ", ""), (3, 7) * 4)
            ) % 10 == int(text[-1])
        module = importlib.import_module("stdnum." + self.MODULES[locale])
        return module.is_valid

    def test_all_locales(self):
        self.assertEqual(set(TYPES["national_id"]["locales"]), set(self.MODULES))
        rows = judged(1_000)
        for locale in self.MODULES:
            made = generate([
                {"name": "id", "type": "national_id", "numbers": "realistic"},
                {"name": "plain", "type": "national_id", "numbers": "realistic", "format": "plain"},
                {"name": "unique", "type": "national_id", "numbers": "realistic", "unique": True}],
                locale, rows)
            self.all(made["id"] + made["unique"], self.valid(locale), locale)
            self.assertEqual(len(set(made["unique"])), rows, locale)
            for text, plain in zip(made["id"], made["plain"]):
                kept = "-A" if locale == "fi_FI" else ""
                bare = re.sub("[^0-9A-Z%s]" % kept, "", text)
                self.assertEqual(bare, plain)

    def test_reserved(self):
        rows = 500
        forms = {
            "en_US": "9[0-9]{2}-[0-4][0-9]-[0-9]{4}", "en_CA": "0[0-9]{2} [0-9]{3} [0-9]{3}",
            "en_GB": "QQ( [0-9]{2}){3} [A-D]", "en_IN": "9999 [0-9]{4} [0-9]{4}",
            "fi_FI": "[0-9]{6}[-A]9[0-9]{2}.", "nb_NO": "[0-9]{2}[45][0-9]{3} [0-9]{5}"}
        for locale, form in forms.items():
            made = generate([{"name": "id", "type": "national_id"}], locale, rows)["id"]
            self.all(made, re.compile(form).fullmatch, locale)
        self.all(generate([{"name": "id", "type": "national_id"}], "en_IN", rows)["id"],
                 stdnum.in_.aadhaar.is_valid, "Aadhaar")
        self.all(generate([{"name": "id", "type": "national_id"}], "fi_FI", rows)["id"],
                 lambda text: stdnum.fi.hetu.is_valid(text, allow_temporary=True), "hetu")
        self.all(generate([{"name": "id", "type": "national_id"}], "nb_NO", rows)["id"],
                 stdnum.no.fodselsnummer.is_valid, "fødselsnummer")

    def test_bearers(self):
        """What python-stdnum reads out of a number is what the row says of its person."""
        for locale in ("cs_CZ", "da_DK", "es_MX", "fr_BE", "it_IT", "ko_KR", "nb_NO", "pl_PL",
                       "ro_RO", "sv_SE", "zh_CN", "fi_FI"):
            module = importlib.import_module("stdnum." + self.MODULES[locale])
            made = generate([
                {"name": "id", "type": "national_id", "numbers": "realistic"},
                {"name": "born", "type": "birth_date"}, {"name": "sex", "type": "gender", "format": "english"},
                {"name": "first", "type": "first_name"}, {"name": "last", "type": "last_name"}],
                locale, judged(1_000))
            for text, born, sex in zip(made["id"], made["born"], made["sex"]):
                if locale == "fi_FI":
                    year = ("19" if text[6] == "-" else "20") + text[4:6]
                    self.assertEqual(born, f"{year}-{text[2:4]}-{text[:2]}")
                    self.assertEqual(sex, "Female" if int(text[9]) % 2 == 0 else "Male")
                    continue
                self.assertEqual(str(module.get_birth_date(text)), born, text)
                if hasattr(module, "get_gender"):
                    self.assertEqual(module.get_gender(text), sex[0], text)
            if locale == "it_IT":
                for text, last in zip(made["id"], made["last"]):
                    self.assertEqual(text[:3], self.italian(last), last)

    @staticmethod
    def italian(name):
        letters = [
            letter for letter in unicodedata.normalize("NFD", name).upper() if "A" <= letter <= "Z"]
        vowels = [letter for letter in letters if letter in "AEIOU"]
        return ("".join(letter for letter in letters if letter not in "AEIOU") + "".join(vowels)
                + "XXX")[:3]


if __name__ == "__main__":
    unittest.main()
