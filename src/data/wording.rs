//! Our wording for messages of the parser libraries. A message without an entry is shown unchanged.

use super::Format;

/// The beginning of a library message, and our wording: bokmål, English.
type Wording = (&'static str, &'static str, &'static str);

/// Our wording of a library message: bokmål, English.
pub(super) fn wording(format: Format, sentence: &str) -> Option<(&'static str, &'static str)> {
    let table = match format {
        Format::Json => JSON,
        Format::Yaml => YAML,
        Format::Toml => TOML,
    };
    table.iter().find(|(start, _, _)| sentence.starts_with(start)).map(|(_, nb, en)| (*nb, *en))
}

/// Messages of serde_json.
const JSON: &[Wording] = &[
    ("EOF while parsing a list", "fila slutter før listen er lukket med `]`", "the file ends before the list is closed with `]`"),
    ("EOF while parsing an object", "fila slutter før `{` er lukket med `}`", "the file ends before `{` is closed with `}`"),
    ("EOF while parsing a string", "fila slutter midt i en tekst i anførselstegn", "the file ends within a text in quotation marks"),
    ("EOF while parsing a value", "fila slutter der det skulle stå en verdi", "the file ends where a value should stand"),
    ("expected `:`", "mellom nøkkel og verdi skal det stå `:`", "there should be a `:` between key and value"),
    ("expected `,` or `]`", "her skal det stå `,` eller `]`", "there should be a `,` or `]` here"),
    ("expected `,` or `}`", "her skal det stå `,` eller `}`", "there should be a `,` or `}` here"),
    ("expected ident", "ukjent ord", "unknown word"),
    ("expected value", "her skal det stå en verdi", "there should be a value here"),
    ("invalid escape", "tegnet etter `\\` har ingen betydning her", "the character after `\\` means nothing here"),
    ("invalid number", "dette er ikke et tall slik JSON skriver det", "this is not a number as JSON writes it"),
    (
        "control character",
        "linjeskift eller styretegn i en tekst i anførselstegn",
        "a line break or control character in a text in quotation marks",
    ),
    ("key must be a string", "en nøkkel skal stå i anførselstegn", "a key should stand in quotation marks"),
    ("trailing comma", "komma etter den siste verdien", "a comma after the last value"),
    ("trailing characters", "det står mer etter at verdien er slutt", "there is more after the end of the value"),
    ("lone leading surrogate", "`\\u` med en kode som ikke er noe tegn", "`\\u` with a code that is no character"),
    ("unexpected end of hex escape", "`\\u` med en kode som ikke er noe tegn", "`\\u` with a code that is no character"),
    ("invalid unicode code point", "`\\u` med en kode som ikke er noe tegn", "`\\u` with a code that is no character"),
];

/// Messages of saphyr-parser. The first match is used, so longer beginnings come first.
const YAML: &[Wording] = &[
    ("mapping values are not allowed", "`:` står der det ikke kan komme en ny nøkkel", "`:` stands where no new key can come"),
    ("simple key expect", "linjen mangler `:` og et mellomrom etter nøkkelen", "the line lacks `:` and a space after its key"),
    ("while parsing a block mapping, did", "her skal det stå en nøkkel, som `alder: 42`", "there should be a key here, such as `age: 42`"),
    (
        "while parsing a block collection",
        "her skal det stå `-` for det neste i listen",
        "there should be a `-` here for the next of the list",
    ),
    ("while parsing a flow mapping", "her skal det stå `,` eller `}`", "there should be a `,` or `}` here"),
    ("while parsing a flow sequence", "her skal det stå `,` eller `]`", "there should be a `,` or `]` here"),
    ("while parsing a node, did not find", "her skal det stå en verdi", "there should be a value here"),
    ("while scanning a quoted scalar", "teksten mangler anførselstegnet som slutter den", "the text lacks the quotation mark that ends it"),
    (
        "while parsing a quoted scalar",
        "teksten har `\\` foran noe som ikke betyr et tegn",
        "the text has a `\\` before something that means no character",
    ),
    ("invalid trailing content after", "det står mer etter anførselstegnet", "there is more after the quotation mark"),
    (
        "invalid indentation in quoted scalar",
        "teksten mangler anførselstegnet som slutter den, eller innrykk på linjene etter den første",
        "the text lacks the quotation mark that ends it, or indentation of its later lines",
    ),
    ("invalid indentation", "innrykket passer ikke med linjene over", "the indentation does not fit the lines above"),
    ("wrongly indented line", "innrykket passer ikke med linjene over", "the indentation does not fit the lines above"),
    ("tab", "innrykk skal være mellomrom, ikke tabulator", "indentation should be spaces, not tabs"),
    ("block sequence entries are not", "`-` står der det ikke kan begynne en liste", "`-` stands where no list can begin"),
    ("misplaced bracket", "klammen lukker ingenting", "the bracket closes nothing"),
    ("illegal placement of ':'", "`:` står inne i en liste som begynner med `[`", "`:` stands within a list that begins with `[`"),
    ("comment intercepting", "teksten går videre på linjen etter en kommentar", "the text goes on in the line after a comment"),
    ("comments must be separated", "det skal være mellomrom foran `#`", "there should be a space before `#`"),
    ("unexpected character", "en tekst kan ikke begynne med dette tegnet", "a text cannot begin with this character"),
    ("unexpected end of plain scalar", "her skal det stå en verdi", "there should be a value here"),
    ("did not find expected <document start>", "det står mer etter at opplysningene er slutt", "there is more after the end of the facts"),
];

/// Messages of the toml library. The first match is used, so longer beginnings come first.
const TOML: &[Wording] = &[
    ("string values must be quoted", "en tekst skal stå i anførselstegn", "a text should stand in quotation marks"),
    ("key with no value", "nøkkelen mangler `=` og en verdi", "the key lacks `=` and a value"),
    ("missing value", "her mangler en verdi", "a value is missing here"),
    ("missing assignment", "nøkkelen mangler `=` og en verdi", "the key lacks `=` and a value"),
    ("unclosed array table", "overskriften er ikke lukket med `]]`", "the header is not closed with `]]`"),
    ("unclosed table", "overskriften er ikke lukket med `]`", "the header is not closed with `]`"),
    ("unclosed array", "listen er ikke lukket med `]`", "the list is not closed with `]`"),
    ("unclosed inline table", "`{` er ikke lukket med `}`", "`{` is not closed with `}`"),
    ("missing comma", "her mangler et komma", "a comma is missing here"),
    ("extra comma", "her er det et komma for mye", "there is a comma too many here"),
    ("extra `=`", "her er det en `=` for mye", "there is a `=` too many here"),
    ("missing opening quote", "teksten mangler anførselstegnet som begynner den", "the text lacks the quotation mark that begins it"),
    ("unexpected leading zero", "et tall kan ikke begynne med 0", "a number cannot begin with 0"),
    ("invalid mantissa", "tallet er ikke skrevet rett", "the number is not written right"),
    ("invalid fraction", "tallet er ikke skrevet rett", "the number is not written right"),
    ("invalid exponent", "tallet er ikke skrevet rett", "the number is not written right"),
    ("invalid integer", "tallet er ikke skrevet rett", "the number is not written right"),
    ("invalid date", "datoen er ikke skrevet rett, eller finnes ikke", "the date is not written right, or is in no calendar"),
    ("invalid boolean", "dette er verken `true` eller `false`", "this is neither `true` nor `false`"),
    (
        "missing escaped value",
        "teksten har `\\` foran noe som ikke betyr et tegn",
        "the text has a `\\` before something that means no character",
    ),
    ("invalid unquoted key", "nøkkelen har tegn som krever anførselstegn", "the key has characters that need quotation marks"),
    ("unquoted keys cannot be empty", "her mangler en nøkkel", "a key is missing here"),
    ("unexpected key or value", "det står mer på linjen etter at verdien er slutt", "there is more on the line after the end of the value"),
    ("unexpected content", "det står mer på linjen etter at verdien er slutt", "there is more on the line after the end of the value"),
    (
        "invalid basic string, expected `\"`",
        "teksten mangler anførselstegnet som slutter den",
        "the text lacks the quotation mark that ends it",
    ),
    (
        "invalid literal string, expected `'`",
        "teksten mangler anførselstegnet som slutter den",
        "the text lacks the quotation mark that ends it",
    ),
    ("invalid basic string", "teksten i anførselstegn er ikke skrevet rett", "the text in quotation marks is not written right"),
    ("invalid literal string", "teksten i anførselstegn er ikke skrevet rett", "the text in quotation marks is not written right"),
];
