"""The rules for files, YAML, keys, values, option spaces and regions."""

from __future__ import annotations

from app.seeding.checking.rule import Group, Rule


def _files(code: str, title: str, mend: str) -> Rule:
    return Rule(code, Group.FILES, title, mend)


def _shape(code: str, title: str, mend: str) -> Rule:
    return Rule(code, Group.SHAPE, title, mend)


def _spaces(code: str, title: str, mend: str) -> Rule:
    return Rule(code, Group.SPACES, title, mend)


RULES = (
    _files("missing-file", "A negotiation has a negotiation.yaml", "write it, or check another folder"),
    _files("unknown-file", "A folder holds seed files only", "rename it to a seed file's name, or move it out"),
    _files("file-and-folder", "A file may be a folder of files instead, not as well", "move the file into the folder"),
    _files("party-file", "A positions file is named after its party", "rename the file, or mend its `party`"),
    _files("proposal-file", "A proposal's file is named after its id", "rename the file, or mend its `id`"),
    _files("oversize-file", "A file has at most 2 MB", "split it: a folder of several files may stand in its place"),
    _files("oversize-folder", "A negotiation's files have at most 64 MB together", "leave out what is no record"),
    _files("not-utf8", "Files are UTF-8", "save the file as UTF-8"),
    _files("byte-order-mark", "Files start without a byte order mark", "save the file as UTF-8 without a mark"),
    _files("control-character", "Text holds no invisible control characters", "delete the character"),
    _files("tab", "There are no tabs", "write spaces"),
    _files("yaml-syntax", "Files are YAML", "mend the YAML; quote a text that holds a colon, a hash or a bracket"),
    _files("empty-file", "A file says something", "write its records, or delete the file"),
    _files("several-documents", "A file is one YAML document", "delete the `---` line, or split the file"),
    _files("too-deep", "Values nest at most 20 levels deep", "write the record as the schema shows it"),
    _files("alias", "There are no anchors and aliases", "write the value out where it is meant"),
    _files("tag", "There are no tags and directives", "delete it; quotes make a text of anything"),
    _files("comment", "The only comment is the schema line at the top", "move the remark into a `note:`"),
    _files("double-key", "A mapping names a key once", "delete one of the two, or join their values"),
    _files(
        "yaml-boolean",
        "yes, no, on, off, y and n as values are quoted",
        "quote it if a word is meant; write true or false if not",
    ),
    _shape("unknown-key", "Keys are those of the schema", "delete it, or move its words into a `note:`"),
    _shape("missing-key", "What the schema requires is there", "add it"),
    _shape("wrong-type", "Texts, numbers, lists and mappings stand where they are expected", "write it as expected"),
    _shape("unknown-value", "A value is one of those that the schema names", "write one of them"),
    _shape("empty-text", "A text says something", "write it, or leave the key out"),
    _shape("empty-list", "A list that must not be empty has an entry", "add one"),
    _shape("double-entry", "A list names a thing once", "delete the repetition"),
    _shape(
        "too-many-clauses", "A proposal has at most 100 clauses", "split it, or leave out what nobody would compare"
    ),
    _shape("bad-id", "Ids are slugs", "write a-z and 0-9 with single hyphens between, at most 80 characters"),
    _shape("bad-date", "Dates are a day, a month or a year", "write 2024-06-14, 2024-06 or 2024"),
    _shape("bad-day", "The coverage is given to the day", "write a day such as 2024-06-14"),
    _shape("bad-number", "Counts are whole numbers of at least 1", "write digits only"),
    _shape("bad-url", "Addresses start with http:// or https://", "write the whole address, without spaces"),
    _shape("bad-language", "Languages are tags such as en or zh-Hans", "write the tag of BCP 47"),
    _shape("url-or-reason", "A source has a url, or says under no_url why not", "write one of the two"),
    _shape("low-without-note", "A source of low confidence says why in a note", "add a `note:`"),
    _shape("long-quote", "A quote has at most 15 words", "shorten it to the words that matter"),
    _shape("passage-words", "A passage starts and ends with three to six words each", "write three to six words"),
    _shape("when-and-unless", "A position has `when` or `unless`, not both", "write the condition as one of the two"),
    _shape("dispute-by", "A dispute is by a party or by a name", "write by: {party: id} or by: {name: words}"),
    _spaces("too-few-options", "A choice has at least two options", "add the outcome that is missing"),
    _spaces("too-many-members", "A subset issue has 1 to 16 members", "split the issue, or join members"),
    _spaces("double-option", "Options and members have different ids", "rename one of the two"),
    _spaces("bad-range", "A range holds an outcome, and its ends are numbers", "write it as {at_least: 0}"),
    _spaces("scope-without-quantity", "Only a quantity has a scope", "delete the scope"),
    _spaces("unknown-option", "Options and members are those of the issue", "write one of the issue's"),
    _spaces("long-number", "Numbers have at most 15 significant digits", "round it as the source does"),
    _spaces("bad-region", "A region is written in its issue's form", "write it as the schema shows for the issue"),
    _spaces("long-condition", "A condition's region has at most 64 clauses", "name fewer members, or split the issue"),
    _spaces("region-empty", "A region holds an outcome", "name the outcomes that are meant"),
    _spaces(
        "region-whole",
        "A region leaves an outcome out",
        "name fewer outcomes, or record the silence if nothing was said",
    ),
)
